package dev.showdown.web;

import java.util.List;
import java.util.Optional;

import dev.showdown.account.Memberships;
import dev.showdown.decision.Playbook;
import dev.showdown.report.ReportView;

/**
 * The start page.
 *
 * @param title as typed
 * @param anonymous whether a team's answers shall be shown without names
 * @param chosen playbook
 * @param missing name of a playbook that a link asks for and that is not on offer; else empty
 * @param prefilled what the link answers; with any answer the playbook is fixed
 * @param playbooks on offer
 * @param workspaces in which the reader may start it; empty for a guest
 * @param workspace address of the chosen one; empty for wherever their work is put
 * @param sample what a report looks like
 */
public record StartView(
        String title,
        boolean anonymous,
        Playbook chosen,
        String missing,
        Prefilled prefilled,
        List<Playbook> playbooks,
        List<Memberships.Place> workspaces,
        String workspace,
        Optional<ReportView> sample,
        Form form) {

    static StartView of(
            StartForm typed,
            List<Playbook> offered,
            List<Memberships.Place> workspaces,
            Optional<ReportView> sample,
            Form form) {
        Playbook chosen = typed.chosen(offered);
        return new StartView(
                typed.title(),
                typed.anonymous(),
                chosen,
                typed.missing(offered),
                Prefilled.of(chosen, typed.answers()),
                offered,
                workspaces,
                workspaces.stream()
                        .map(Memberships.Place::slug)
                        .filter(typed.workspace()::equals)
                        .findFirst()
                        .orElse(""),
                sample,
                form);
    }

    public boolean isFixed() {
        return !prefilled.answers().isEmpty();
    }

    /** The playbook that the page speaks of. */
    public Playbook first() {
        return isFixed() ? chosen : playbooks.getFirst();
    }
}
