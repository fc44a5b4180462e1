package dev.showdown.web;

import java.util.List;
import java.util.UUID;

import dev.showdown.account.Memberships;
import dev.showdown.assessment.ListedAssessment;
import dev.showdown.assessment.Trash;

/**
 * The trash of a workspace.
 *
 * @param next place where it goes on, for an address; empty at the end
 */
public record TrashView(Memberships.Place place, List<Line> lines, String next) {

    /** @param gone day after which it is removed for good */
    public record Line(UUID id, String title, String deleted, String gone) {}

    static TrashView of(Trash.Contents contents) {
        return new TrashView(
                contents.place(),
                contents.thrown().stream()
                        .map(thrown -> new Line(
                                thrown.id(),
                                thrown.title(),
                                Html.day(thrown.deletedAt()),
                                Html.day(thrown.goneAfter())))
                        .toList(),
                contents.next().map(ListedAssessment.Place::cursor).orElse(""));
    }
}
