package dev.showdown.support;

/// Where the program that is being tested answers. Another port lets two runs stand side by side.
public final class Server {

    public static final int PORT = Integer.getInteger("showdown.test-port", 8081);
    public static final String HOST = "localhost:" + PORT;
    public static final String BASE = "http://" + HOST;

    private Server() {}
}
