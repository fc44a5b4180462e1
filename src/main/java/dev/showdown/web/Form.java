package dev.showdown.web;

import java.util.List;

import dev.showdown.Refused.Fault;

/** What is wrong with what was typed into a form; nothing, the first time it is shown. */
public record Form(List<Fault> faults) {

    static final Form FRESH = new Form(List.of());

    static Form with(Fault fault) {
        return new Form(List.of(fault));
    }

    /** What was typed into a field; empty where the field was not sent. */
    static String text(String typed) {
        return typed == null ? "" : typed;
    }

    public boolean isFaulty() {
        return !faults.isEmpty();
    }

    /** What is wrong with one field; empty if nothing is. */
    public String fault(String field) {
        return faults.stream()
                .filter(fault -> fault.field().equals(field))
                .map(Fault::detail)
                .findFirst()
                .orElse("");
    }
}
