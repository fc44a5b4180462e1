package dev.showdown.playbook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A described project that shows what a report looks like.
 *
 * @param playbook key of the playbook it belongs to
 * @param title of the imagined decision
 * @param context what is to be decided, in a sentence or two
 * @param answers question to choice
 */
public record Sample(String playbook, String title, String context, Map<String, String> answers) {

    public Sample {
        if (answers == null || answers.containsValue(null)) {
            throw new IllegalArgumentException("a sample needs answers");
        }
        context = Objects.requireNonNullElse(context, "");
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }
}
