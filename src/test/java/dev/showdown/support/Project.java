package dev.showdown.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// A project of one person from the golden cases: what it is called, and the choice for each question asked.
public record Project(String title, Map<String, String> choices) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Clear for Node.js, with every question on its route answered.
    public static final Project CHAT = golden("chat-app");
    public static final Project LEAN = golden("fintech-audit");
    public static final Project CLOSE = golden("all-unknown");
    public static final Project ONE_LEFT = golden("only-option");
    public static final Project NOTHING = golden("conflict-mandate");

    /// The same for whom footprint matters, started on demand, with heavy computation.
    public static final Project GREEN = CHAT.with("footprint", "carbon")
            .with("hosting", "serverless")
            .with("idle-start", "breaking")
            .with("own-code-cpu", "lots");

    private Project with(String question, String choice) {
        Map<String, String> changed = new LinkedHashMap<>(choices);
        changed.put(question, choice);
        return new Project(title, changed);
    }

    private static Project golden(String name) {
        try (InputStream in = Project.class.getResourceAsStream("/golden/projects/" + name + ".json")) {
            JsonNode read = JSON.readTree(in);
            return new Project(
                    read.path("title").asText(), JSON.convertValue(read.path("answers"), new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The choice for a question; what is not said is not known.
    public String choice(String question) {
        return choices.getOrDefault(question, "unknown");
    }
}
