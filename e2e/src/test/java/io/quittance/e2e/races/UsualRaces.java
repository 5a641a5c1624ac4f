package io.quittance.e2e.races;

import io.quittance.e2e.ProviderBooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Plays orderings on the usual code. */
final class UsualRaces {

  private final UsualShop shop;
  private final Network network;
  private final ProviderBooks books;
  private final Places places;

  UsualRaces(UsualShop shop, Network network, ProviderBooks books, Places places) {
    this.shop = shop;
    this.network = network;
    this.books = books;
    this.places = places;
  }

  Map<Ordering, Ending> play(List<Ordering> orderings, Progress progress) throws Exception {
    Map<Ordering, Ending> endings = new ConcurrentHashMap<>();
    List<CompletableFuture<Boolean>> running = new ArrayList<>();
    for (Ordering ordering : orderings) {
      String id = "usual-" + (running.size() + 1);
      running.add(
          Background.start(
              () ->
                  places.in(
                      () -> {
                        UsualPlay play = new UsualPlay(shop, network, ordering, id);
                        endings.put(ordering, play.play(books));
                        progress.done();
                        return true;
                      })));
    }
    for (CompletableFuture<Boolean> race : running) {
      race.get();
    }
    return endings;
  }
}
