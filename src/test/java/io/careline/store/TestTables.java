package io.careline.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** Looks into a test's database from the side, past everything of ours. */
public final class TestTables {
  /** Tables that a running Careline writes by itself. */
  private static final String LIVING =
      "'node', 'follower', 'flyway_schema_history', 'sla_version', 'sla_ticket'";

  private TestTables() {}

  /** How many rows each table holds. */
  public static Map<String, Long> rows(String url) {
    Map<String, Long> rows = new TreeMap<>();
    try (Connection connection = connect(url);
        Statement names = connection.createStatement();
        Statement count = connection.createStatement();
        ResultSet tables =
            names.executeQuery(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ("
                    + LIVING
                    + ")")) {
      while (tables.next()) {
        String table = tables.getString(1);
        try (ResultSet counted = count.executeQuery("SELECT count(*) FROM " + table)) {
          counted.next();
          rows.put(table, counted.getLong(1));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static void execute(String url, String... statements) {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of the first row. */
  public static String value(String url, String query) {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A connection of one's own, for transactions that are held open. */
  public static Connection connect(String url) throws SQLException {
    String[] parts = url.substring("postgresql://".length()).split("[:@/]");
    String jdbc = "jdbc:postgresql://" + parts[2] + ":" + parts[3] + "/" + parts[4];
    return DriverManager.getConnection(jdbc, parts[0], parts[1]);
  }
}
