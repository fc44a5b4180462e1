package dev.showdown.decision;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the constructors of this package refuse, said in one way.
final class Require {

    private Require() {}

    static void that(boolean condition, String fault) {
        if (!condition) {
            throw new IllegalArgumentException(fault);
        }
    }

    static void text(String value, String name) {
        that(value != null && !value.isBlank(), name + " is missing");
    }

    static String orEmpty(String value) {
        return value == null ? "" : value;
    }

    static <T> List<T> orEmpty(List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    /// An unmodifiable copy that keeps its order, which `Map.copyOf` does not.
    static <V> Map<String, V> orEmpty(Map<String, V> values) {
        return values == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
