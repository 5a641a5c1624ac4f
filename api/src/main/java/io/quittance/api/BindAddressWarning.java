package io.quittance.api;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A loud line where the facade, which has no access control, can be reached from outside. */
@Component
final class BindAddressWarning {

  private static final Logger LOG = LoggerFactory.getLogger(BindAddressWarning.class);

  private final @Nullable InetAddress address;

  BindAddressWarning(ServerProperties server) {
    this.address = server.getAddress();
  }

  @EventListener(ApplicationReadyEvent.class)
  void warn() {
    if (address == null || !address.isLoopbackAddress()) {
      LOG.warn(
          "!!! BIND_ADDRESS is {}: this port has no access control, and whoever reaches it can move"
              + " money !!!",
          address);
    }
  }
}
