package dev.showdown.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

import dev.showdown.playbook.Edition;
import dev.showdown.playbook.Evidence;

/**
 * Where a reader finds what stands behind a report, and whether it is due for review.
 *
 * @param playbook key
 * @param version of the playbook; empty when it is the one on offer
 * @param day on which the report is read
 * @param due number of sources of the playbook that are due for review by then
 */
public record Sources(String playbook, String version, LocalDate day, int due) {

    static Sources of(Edition edition, Reading reading) {
        return new Sources(
                edition.playbook().key(),
                reading.offered() ? "" : edition.playbook().version(),
                reading.day(),
                (int) edition.evidence().stream()
                        .filter(source -> source.isDueOn(reading.day()))
                        .count());
    }

    /** The page with every source. */
    public String all() {
        return address("evidence");
    }

    /** The entry of one source. */
    public String entry(Evidence source) {
        return all() + "#evidence-" + source.key();
    }

    /** How a recommendation is computed. */
    public String method() {
        return address("method");
    }

    /** That a source is due for review, in words; empty when it is not. */
    public String due(Evidence source) {
        return source.dueOn(day);
    }

    public String dueInWords() {
        return due == 0 ? "" : Figures.count(due, "source is", "sources are") + " due for review.";
    }

    private String address(String page) {
        String address = "/playbooks/" + playbook + "/" + page;
        return version.isEmpty() ? address : address + "?version=" + URLEncoder.encode(version, StandardCharsets.UTF_8);
    }
}
