package io.quittance.e2e.races.usual;

import java.sql.Connection;
import java.sql.SQLException;

/** Where connections to the shop's database come from. */
public interface ConnectionSource {
  Connection open() throws SQLException;
}
