package dev.showdown.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

import dev.showdown.playbook.Playbooks;

/** The playbook that comes first: every page leads to how it decides and what it knows. */
@Named
@ApplicationScoped
class Preferred {

    private final Playbooks playbooks;

    Preferred(Playbooks playbooks) {
        this.playbooks = playbooks;
    }

    /** Its key. */
    public String playbook() {
        return playbooks.offered().getFirst().playbook().key();
    }
}
