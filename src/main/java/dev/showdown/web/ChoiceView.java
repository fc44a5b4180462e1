package dev.showdown.web;

import java.util.List;
import java.util.UUID;

/**
 * What somebody wanted to change has changed in the meantime: both versions, to choose from.
 *
 * @param what is concerned
 * @param theirs what stands there now
 * @param mine what was sent
 * @param back where it stands
 * @param action where to send it again
 * @param fields what to send again, with the version that is seen now
 */
public record ChoiceView(
        UUID id,
        String title,
        String what,
        String theirs,
        String mine,
        String back,
        String action,
        List<Field> fields) {

    public record Field(String name, String value) {}

    static Field field(String name, Object value) {
        return new Field(name, value == null ? "" : String.valueOf(value));
    }
}
