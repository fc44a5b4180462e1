package dev.showdown.assessment;

import java.util.List;

import dev.showdown.account.Grant.Role;

/** Who may do what with an assessment: the whole table. Every service asks it, and so do the tests. */
public enum Permission {
    /** Give, revise and submit answers, until answering is closed or the round is revealed. */
    ANSWER(Allowed.YES, Allowed.YES, Allowed.OWN, Allowed.NO, Allowed.OWN, Allowed.OWN, Allowed.NO),
    /** Read others' answers before the reveal: nobody. */
    READ_HIDDEN(Allowed.NO, Allowed.NO, Allowed.NO, Allowed.NO, Allowed.NO, Allowed.NO, Allowed.NO),
    /** Read answers, differences and comments after the reveal. */
    READ_REVEALED(Allowed.YES, Allowed.YES, Allowed.YES, Allowed.YES, Allowed.YES, Allowed.YES, Allowed.BY_SCOPE),
    /** Write comments, after the reveal. */
    COMMENT(Allowed.YES, Allowed.YES, Allowed.YES, Allowed.NO, Allowed.YES, Allowed.YES, Allowed.NO),
    /** See what the answers give right now: alone any time, as a team only after the reveal. */
    EVALUATE(Allowed.YES, Allowed.YES, Allowed.YES, Allowed.YES, Allowed.YES, Allowed.YES, Allowed.NO),
    /** Invite, remove, mark as adviser, close, reveal, agree, open a round, publish, share, decide, edit the title. */
    STEER(Allowed.NO, Allowed.NO, Allowed.YES, Allowed.NO, Allowed.YES, Allowed.YES, Allowed.NO),
    /** Delete the assessment. */
    DELETE(Allowed.NO, Allowed.NO, Allowed.GUEST_WORK, Allowed.NO, Allowed.NO, Allowed.YES, Allowed.NO),
    /** Move it, and change members, tokens and whether anything may be shared. */
    ADMINISTER(Allowed.NO, Allowed.NO, Allowed.NO, Allowed.NO, Allowed.NO, Allowed.YES, Allowed.NO),
    /** Read a published report. */
    READ_REPORT(Allowed.YES, Allowed.YES, Allowed.YES, Allowed.YES, Allowed.YES, Allowed.YES, Allowed.BY_SCOPE);

    /** How far something is allowed. */
    public enum Allowed {
        YES,
        NO,
        /** As a participant, with answers of their own; never with those of anybody else. */
        OWN,
        /** Work that was started without an account. */
        GUEST_WORK,
        /** As far as the link says. */
        BY_SCOPE
    }

    private final List<Allowed> byRole;

    /** One value for each role, in the order of {@link Role}. */
    Permission(
            Allowed participant,
            Allowed adviser,
            Allowed facilitator,
            Allowed viewer,
            Allowed editor,
            Allowed owner,
            Allowed linkHolder) {
        this.byRole = List.of(participant, adviser, facilitator, viewer, editor, owner, linkHolder);
    }

    public Allowed of(Role role) {
        return byRole.get(role.ordinal());
    }

    /** Whether somebody with this role may do it, at least with what is their own. */
    public boolean allows(Role role) {
        return switch (of(role)) {
            case YES, OWN, GUEST_WORK -> true;
            case NO, BY_SCOPE -> false;
        };
    }
}
