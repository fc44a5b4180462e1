package dev.showdown.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import dev.showdown.playbook.Edition;
import dev.showdown.playbook.Playbooks;

/**
 * The pages of one version of a playbook.
 *
 * @param key of the playbook
 * @param version of which the page tells
 * @param present version on offer; empty when the playbook is no longer on offer
 */
public record PlaybookLinks(String key, String title, String version, String present) {

    static PlaybookLinks of(Playbooks playbooks, Edition edition) {
        return new PlaybookLinks(
                edition.playbook().key(),
                edition.playbook().title(),
                edition.playbook().version(),
                playbooks.present(edition.playbook().key()).orElse(""));
    }

    public boolean isOld() {
        return !version.equals(present);
    }

    public String page() {
        return presentPage() + query();
    }

    public String method() {
        return presentMethod() + query();
    }

    public String evidence() {
        return presentEvidence() + query();
    }

    public String presentPage() {
        return "/playbooks/" + key;
    }

    public String presentMethod() {
        return presentPage() + "/method";
    }

    public String presentEvidence() {
        return presentPage() + "/evidence";
    }

    private String query() {
        return isOld() ? "?version=" + URLEncoder.encode(version, StandardCharsets.UTF_8) : "";
    }
}
