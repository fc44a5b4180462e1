package dev.showdown.web;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a browser is called in the list of one's sessions. */
final class BrowserName {

    /** The first that is named counts: most pretend to be others, too. */
    private static final Map<String, String> BROWSERS = ordered(
            "Edg/",
            "Edge",
            "OPR/",
            "Opera",
            "Firefox/",
            "Firefox",
            "Chrome/",
            "Chrome",
            "Safari/",
            "Safari",
            "curl/",
            "curl");

    private static final Map<String, String> SYSTEMS = ordered(
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Android",
            "Android",
            "Windows",
            "Windows",
            "Mac OS X",
            "macOS",
            "Linux",
            "Linux");

    private BrowserName() {}

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            names.put(pairs[i], pairs[i + 1]);
        }
        return names;
    }

    static String of(String agent) {
        String sent = agent == null ? "" : agent;
        return named(BROWSERS, sent, "A browser") + " on " + named(SYSTEMS, sent, "an unknown system");
    }

    private static String named(Map<String, String> names, String agent, String unknown) {
        return names.entrySet().stream()
                .filter(name -> agent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(unknown);
    }
}
