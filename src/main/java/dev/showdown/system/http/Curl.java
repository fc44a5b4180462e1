package dev.showdown.system.http;

import java.util.List;
import java.util.stream.Collectors;

import dev.showdown.system.http.ApiDocument.Body;
import dev.showdown.system.http.ApiDocument.Parameter;

/** A call as a command for a shell. */
final class Curl {

    private Curl() {}

    static String command(String method, String address, boolean key, List<Parameter> parameters, Body body) {
        StringBuilder command = new StringBuilder("curl -s ");
        if (!method.equals("GET")) {
            command.append("-X ").append(method).append(' ');
        }
        command.append(quoted(filled(address, parameters)));
        if (key) {
            header(command, "Authorization", "Bearer EDIT_KEY");
        }
        parameters.stream()
                .filter(parameter -> parameter.place().equals("header"))
                .filter(parameter -> !parameter.example().isEmpty())
                .forEach(parameter -> header(command, parameter.name(), parameter.example()));
        if (body != null) {
            header(command, "Content-Type", body.media().getFirst());
            command.append(" \\\n  -d ").append(quoted(body.start()));
        }
        return command.toString();
    }

    private static String filled(String address, List<Parameter> parameters) {
        String filled = address;
        for (Parameter parameter : parameters) {
            if (parameter.isNeeded() && !parameter.example().isEmpty()) {
                filled = filled.replace("{" + parameter.name() + "}", parameter.example());
            }
        }
        String query = parameters.stream()
                .filter(parameter -> parameter.place().equals("query"))
                .filter(parameter ->
                        parameter.required() || !parameter.example().isEmpty())
                .map(parameter -> parameter.name() + "="
                        + (parameter.example().isEmpty() ? parameter.name().toUpperCase() : parameter.example()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? filled : filled + "?" + query;
    }

    private static void header(StringBuilder command, String name, String value) {
        command.append(" \\\n  -H ").append(quoted(name + ": " + value));
    }

    /** A shell takes everything between such quotes as it stands, but the quote itself. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
