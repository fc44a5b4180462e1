package dev.showdown.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.PartitionKey;

import dev.showdown.Ids;
import dev.showdown.account.Grant;

/** That something was decided. It never changes; a later one supersedes it. */
@Entity
@Immutable
class Decision {

    @Id
    UUID id;

    @PartitionKey
    UUID workspaceId;

    UUID assessmentId;

    int number;

    String alternative;

    String reason;

    List<String> deciders;

    List<String> consulted;

    List<String> informed;

    String dissent;

    LocalDate reviewOn;

    String reopenIf;

    UUID recordedBy;

    String recordedByName;

    Instant recordedAt;

    protected Decision() {}

    Decision(Grant grant, DecisionTaken taken) {
        this.id = Ids.next();
        this.workspaceId = grant.workspace();
        this.assessmentId = grant.assessment();
        this.number = taken.number();
        this.alternative = taken.alternative();
        this.reason = taken.reason();
        this.deciders = taken.deciders();
        this.consulted = taken.consulted();
        this.informed = taken.informed();
        this.dissent = taken.dissent();
        this.reviewOn = taken.reviewOn().orElse(null);
        this.reopenIf = taken.reopenIf();
        this.recordedBy = grant.participant();
        this.recordedByName = taken.recordedBy();
        this.recordedAt = taken.recordedAt();
    }

    DecisionTaken taken() {
        return new DecisionTaken(
                number,
                alternative,
                reason,
                List.copyOf(deciders),
                List.copyOf(consulted),
                List.copyOf(informed),
                dissent,
                Optional.ofNullable(reviewOn),
                reopenIf,
                recordedByName,
                recordedAt);
    }
}
