package dev.showdown.support;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import dev.showdown.decision.Answers;
import dev.showdown.decision.Inputs;
import dev.showdown.decision.Inputs.Participant;

/// Reads golden cases.
public final class GoldenCases {

    private GoldenCases() {}

    public static Inputs inputs(JsonNode golden) {
        List<Participant> participants = new ArrayList<>();
        JsonNode answers = golden.path("answers");
        for (JsonNode own : answers.isArray() ? answers : List.of(answers)) {
            participants.add(new Participant("Participant " + (participants.size() + 1), answers(own)));
        }
        return new Inputs(
                TestPlaybooks.NODE_VS_PYTHON,
                participants,
                answers(golden.path("agreed")),
                numbers(golden.path("importance")),
                Inputs.DEFAULT_DRAWS,
                Inputs.DEFAULT_SEED);
    }

    private static Answers answers(JsonNode node) {
        Map<String, String> choices = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> choices.put(entry.getKey(), entry.getValue().asText()));
        return new Answers(choices);
    }

    public static Map<String, Double> numbers(JsonNode node) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().asDouble()));
        return numbers;
    }

    public static Map<String, List<String>> lists(JsonNode node) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            List<String> list = new ArrayList<>();
            entry.getValue().forEach(item -> list.add(item.asText()));
            lists.put(entry.getKey(), list);
        });
        return lists;
    }

    public static String text(JsonNode node) {
        return node.isNull() ? null : node.asText();
    }

    public static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
