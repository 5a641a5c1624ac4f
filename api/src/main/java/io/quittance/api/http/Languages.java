package io.quittance.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The languages that messages are written in. */
final class Languages {

  static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.CHINESE);

  private Languages() {}

  /** Returns the language that the caller likes best of ours; English if none. */
  static Locale of(HttpServletRequest request) {
    for (Locale wanted : Collections.list(request.getLocales())) {
      for (Locale language : ALL) {
        if (wanted.getLanguage().equals(language.getLanguage())) {
          return language;
        }
      }
    }
    return Locale.ENGLISH;
  }
}
