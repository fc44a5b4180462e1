package dev.showdown.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.showdown.Refused;
import dev.showdown.Seen;
import dev.showdown.account.AuditAction;
import dev.showdown.account.AuditLog;
import dev.showdown.account.Caller;
import dev.showdown.account.Grant;
import dev.showdown.account.InviteKeys;
import dev.showdown.account.InviteKeys.Invite;

/** Invite to answer: the link under which people join. */
@ApplicationScoped
public class Invites {

    private final Assessments assessments;
    private final InviteKeys keys;
    private final AuditLog audit;
    private final Clock clock;

    Invites(Assessments assessments, InviteKeys keys, AuditLog audit, Clock clock) {
        this.audit = audit;
        this.assessments = assessments;
        this.keys = keys;
        this.clock = clock;
    }

    /** The present link; the same each time it is asked for. */
    @Transactional
    public Invite of(Caller caller, UUID id) {
        return keys.of(assessments.permitted(caller, id, Permission.STEER));
    }

    /** Another link in place of the present one, which then leads nowhere. */
    @Transactional
    public Invite rotate(Caller caller, UUID id) {
        Grant grant = assessments.changeable(caller, id, Permission.STEER);
        audit.write(grant, AuditAction.INVITE_ROTATED);
        return keys.rotate(grant);
    }

    /** @param end from when the link invites nobody; empty for never */
    @Transactional
    public Invite expire(Caller caller, UUID id, Optional<Instant> end, Seen seen) {
        Grant grant = assessments.changeable(caller, id, Permission.STEER);
        end.filter(instant -> !instant.isAfter(clock.instant())).ifPresent(_ -> {
            throw new Refused.Invalid("/expiresAt", "past", "Choose a time that is still to come.");
        });
        audit.write(grant, AuditAction.INVITE_LIMITED);
        return keys.expire(grant, end, seen);
    }
}
