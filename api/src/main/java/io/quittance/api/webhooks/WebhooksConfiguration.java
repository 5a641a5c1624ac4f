package io.quittance.api.webhooks;

import io.micrometer.core.instrument.MeterRegistry;
import io.quittance.api.orders.Books;
import io.quittance.api.orders.Notices;
import io.quittance.api.orders.Orders;
import io.quittance.providers.Providers;
import io.quittance.store.Store;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way of webhooks, from the door to the orders. */
@Configuration(proxyBeanMethods = false)
class WebhooksConfiguration {

  @Bean
  Teller teller(Notices notices, Books books, Store store, Providers providers, Orders orders) {
    Facts facts = new Facts(store.journal());
    return new Teller(
        facts,
        notices,
        new RestingOrders(books, facts, notices, InstantSource.system()),
        new MoneyOfNobody(providers, orders));
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  Dispatch dispatch(Store store, Teller teller, MeterRegistry metrics) {
    return new Dispatch(store.webhooks(), new NoticeDelivery(store.webhooks(), teller, metrics));
  }

  @Bean(initMethod = "start", destroyMethod = "stop")
  Housekeeping housekeeping(Store store, MeterRegistry metrics) {
    return new Housekeeping(store.webhooks(), metrics);
  }

  @Bean(destroyMethod = "close")
  Inbox inbox(Store store) {
    return new Inbox(store.webhooks());
  }

  @Bean
  Reception reception(Providers providers, Inbox inbox, Notices notices, MeterRegistry metrics) {
    return new Reception(providers, inbox, notices, metrics, InstantSource.system());
  }
}
