package dev.showdown.system.http;

import java.util.List;
import java.util.function.Function;

import io.vertx.ext.web.RoutingContext;

/**
 * A text that somebody typed into a form. When the form cannot be accepted, the page that says so shows it, so that
 * nothing has to be typed again.
 *
 * @param field name of the form's field
 */
public record Typed(String field, String text) {

    private static final String KEPT = Typed.class.getName();
    private static final List<String> FIELDS = List.of("title", "context", "note", "name", "email", "body", "reason");

    /** The field's name, as people read it. */
    public String label() {
        if (field.equals("body")) {
            return "Comment";
        }
        if (field.equals("email")) {
            return "E-mail address";
        }
        return Character.toUpperCase(field.charAt(0)) + field.substring(1);
    }

    static void keep(RoutingContext routing, Function<String, Object> sent) {
        routing.put(
                KEPT,
                FIELDS.stream()
                        .filter(field -> sent.apply(field) instanceof String text && !text.isBlank())
                        .map(field -> new Typed(field, (String) sent.apply(field)))
                        .toList());
    }

    static List<Typed> kept(RoutingContext routing) {
        return routing.get(KEPT, List.of());
    }
}
