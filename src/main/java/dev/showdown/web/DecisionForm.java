package dev.showdown.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jboss.resteasy.reactive.RestForm;

import dev.showdown.Refused.Fault;
import dev.showdown.assessment.Decisions;

/**
 * What was decided, as a form sends it.
 *
 * @param deciders names, one a line or with commas between
 * @param reviewOn a day as browsers send it; empty for none
 */
public record DecisionForm(
        @RestForm String alternative,
        @RestForm String reason,
        @RestForm String deciders,
        @RestForm String consulted,
        @RestForm String informed,
        @RestForm String dissent,
        @RestForm String reviewOn,
        @RestForm String reopenIf) {

    static final DecisionForm EMPTY = new DecisionForm("", "", "", "", "", "", "", "");

    /** A day that nobody can choose any more: it is refused together with whatever else is wrong. */
    private static final LocalDate NO_DAY = LocalDate.EPOCH;

    public DecisionForm {
        alternative = Objects.requireNonNullElse(alternative, "");
        reason = Objects.requireNonNullElse(reason, "");
        deciders = Objects.requireNonNullElse(deciders, "");
        consulted = Objects.requireNonNullElse(consulted, "");
        informed = Objects.requireNonNullElse(informed, "");
        dissent = Objects.requireNonNullElse(dissent, "");
        reviewOn = Objects.requireNonNullElse(reviewOn, "");
        reopenIf = Objects.requireNonNullElse(reopenIf, "");
    }

    Decisions.Wanted wanted() {
        return new Decisions.Wanted(
                alternative,
                reason,
                names(deciders),
                names(consulted),
                names(informed),
                dissent,
                reviewOn.isBlank() ? null : day().orElse(NO_DAY),
                reopenIf);
    }

    private static List<String> names(String typed) {
        return Stream.of(typed.split("[,\\r\\n]+"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private Optional<LocalDate> day() {
        try {
            return Optional.of(LocalDate.parse(reviewOn.strip()));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /** The same faults, said so that they help with what was typed. */
    Form faults(List<Fault> faults) {
        return new Form(faults.stream()
                .map(fault -> fault.field().equals("reviewOn") && day().isEmpty()
                        ? new Fault(fault.pointer(), "wrong-type", "Enter the day as year-month-day, like 2030-01-31.")
                        : fault)
                .toList());
    }
}
