package dev.showdown.assessment;

import java.util.Optional;
import java.util.UUID;

/**
 * What somebody answered in a round that has been revealed.
 *
 * @param participant whose; empty where names are not shown
 * @param name as it is shown
 * @param adviser whether it is shown, and does not count
 * @param entered whether the facilitator gave the answers for them; never told where names are not shown
 * @param own whether it is the reader's
 * @param sheet the answers in the order of the playbook, without the times at which they were given
 */
public record RevealedSheet(
        Optional<UUID> participant, String name, boolean adviser, boolean entered, boolean own, AnswerSheet sheet) {}
