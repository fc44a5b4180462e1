package dev.showdown.system.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// How to reach a database, and as whom.
public record Login(String url, String user, String password) {
    private static final String SECONDS_TO_CONNECT = "5";

    /// Without a limit to how long an answer may take: copying a large table takes its time.
    Connection open() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", SECONDS_TO_CONNECT);
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(url, properties);
    }
}
