package dev.showdown.support;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jsoup.nodes.FormElement;

/// A form of a page, with what stands in its fields.
public final class PageForm {

    private final String action;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    private PageForm(String action) {
        this.action = action;
    }

    static PageForm of(String address, FormElement form) {
        String action = form.attr("action");
        PageForm found = new PageForm(action.isEmpty() ? address : action);
        form.formData().forEach(field -> found.fields
                .computeIfAbsent(field.key(), _ -> new ArrayList<>())
                .add(field.value()));
        return found;
    }

    /// A form that no page showed.
    public static PageForm to(String action) {
        return new PageForm(action);
    }

    public PageForm at(String otherAction) {
        PageForm copy = new PageForm(otherAction);
        copy.fields.putAll(fields);
        return copy;
    }

    public PageForm with(String name, String value) {
        fields.put(name, new ArrayList<>(List.of(value)));
        return this;
    }

    /// One more value of a field that may have several.
    public PageForm also(String name, String value) {
        fields.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        return this;
    }

    public PageForm without(String name) {
        fields.remove(name);
        return this;
    }

    public String action() {
        return action;
    }

    /// What stands in a field; empty for a field that is not there.
    public String value(String name) {
        return fields.containsKey(name) ? fields.get(name).getFirst() : "";
    }

    /// The fields whose names begin like this, in the order of the page.
    public List<String> names(String prefix) {
        return fields.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    public String encoded() {
        return fields.entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> encode(field.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
