package io.careline.sla;

import io.careline.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Looks into a test's database past all of Careline. */
final class Rows {
  private Rows() {}

  /** The number that a statement answers. */
  static long count(String databaseUrl, String sql) {
    try (Connection connection = DriverManager.getConnection(TestDatabase.jdbc(databaseUrl));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
