package dev.showdown.playbook;

import java.util.List;
import java.util.Optional;

import dev.showdown.decision.Playbook;

/**
 * One version of a playbook with the knowledge behind it. It never changes.
 *
 * @param playbook what the model works with
 * @param evidence every source
 * @param claims of the article, checked one by one
 * @param samples described projects, to show what a report looks like
 * @param guidance what follows from a recommendation; versions stored before there was any have none
 */
public record Edition(
        Playbook playbook, List<Evidence> evidence, List<Claim> claims, List<Sample> samples, Guidance guidance) {

    public Edition {
        evidence = List.copyOf(evidence);
        claims = List.copyOf(claims);
        samples = List.copyOf(samples);
        guidance = guidance == null ? Guidance.NONE : guidance;
    }

    public Optional<Evidence> evidence(String key) {
        return evidence.stream().filter(source -> source.key().equals(key)).findFirst();
    }

    /** The sources with these keys, in the order in which the playbook lists its evidence. */
    public List<Evidence> evidence(List<String> keys) {
        return evidence.stream().filter(source -> keys.contains(source.key())).toList();
    }

    public String name() {
        return playbook.key() + "@" + playbook.version();
    }
}
