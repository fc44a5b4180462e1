package dev.showdown.report;

import java.util.List;

import dev.showdown.playbook.Evidence;
import dev.showdown.playbook.Guidance;

/**
 * Notes on footprint and cost, only those that the answers made matter (section 9 of a report).
 *
 * @param notes in the playbook's order
 */
public record Footprint(List<Note> notes) {

    /**
     * @param criterion its name; empty for a note without one
     * @param judged how the alternatives do on it, in the playbook's order
     */
    public record Note(
            String title, String text, String criterion, List<Ledger.Judged> judged, List<Evidence> evidence) {}

    static Footprint of(ReportSource source) {
        Circumstances project = Circumstances.of(source);
        return new Footprint(source.edition().guidance().notes().stream()
                .filter(note -> project.hold(note.when()))
                .map(note -> note(source, note))
                .toList());
    }

    private static Note note(ReportSource source, Guidance.Note note) {
        return new Note(
                note.title(),
                note.text(),
                note.criterion().isEmpty() ? "" : source.criterion(note.criterion()),
                source.result().criteria().stream()
                        .filter(criterion -> criterion.key().equals(note.criterion()))
                        .flatMap(criterion -> Ledger.judged(source, criterion).stream())
                        .toList(),
                source.edition().evidence(note.evidence()));
    }
}
