package io.quittance.api.http;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is answered to a command that is kept while nobody can tell where the order stands. */
@Schema(description = "A command that is durable; look at the order to see what becomes of it.")
record KeptCommand(String orderId, String commandId, @Nullable String status, String message) {}
