package dev.showdown.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody did, as the audit log keeps it. Words that are stored are never changed. */
public enum AuditAction {
    ASSESSMENT_STARTED("Started an assessment"),
    ASSESSMENT_DESCRIBED("Changed title or context"),
    ASSESSMENT_UPDATED("Went on with another version of the playbook"),
    ASSESSMENT_CLOSED("Closed answering"),
    ASSESSMENT_REOPENED("Opened answering again"),
    ASSESSMENT_LIMITED("Set or dropped the deadline"),
    ASSESSMENT_ADOPTED("Brought work along from before signing in"),
    ASSESSMENT_MOVED("Moved an assessment"),
    ASSESSMENT_DUPLICATED("Duplicated an assessment"),
    ASSESSMENT_ARCHIVED("Archived an assessment"),
    ASSESSMENT_UNARCHIVED("Took an assessment out of the archive"),
    ASSESSMENT_DELETED("Deleted an assessment"),
    ASSESSMENT_RESTORED("Restored an assessment"),
    ASSESSMENT_REMOVED("Deleted an assessment for good"),
    INVITE_ROTATED("Replaced the link that invites to answer"),
    INVITE_LIMITED("Changed how long the link invites to answer"),
    PARTICIPANT_JOINED("Joined to answer"),
    PARTICIPANT_RENAMED("Changed a participant's name"),
    PARTICIPANT_ADVISER("Made a participant an adviser, or took that back"),
    PARTICIPANT_REMOVED("Removed a participant"),
    ANSWERS_CHANGED("Answered, or changed answers"),
    ANSWERS_SUBMITTED("Submitted answers"),
    ROUND_REVEALED("Revealed a round"),
    ROUND_OPENED("Opened another round"),
    AGREED_SETTLED("Settled a question"),
    AGREED_UNSETTLED("Took an agreed answer back"),
    COMMENT_ADDED("Commented"),
    COMMENT_CHANGED("Changed a comment"),
    COMMENT_DELETED("Deleted a comment"),
    PRIORITIES_SET("Set the importance of criteria"),
    PRIORITIES_UNDONE("Took the importance of criteria back"),
    DECISION_RECORDED("Recorded a decision"),
    REPORT_PUBLISHED("Published a report"),
    REPORT_EXPORTED("Took a report away as a file"),
    SHARE_CREATED("Made a share link"),
    SHARE_CHANGED("Changed a share link"),
    SHARE_PAUSED("Paused a share link"),
    SHARE_RESUMED("Resumed a share link"),
    SHARE_ROTATED("Replaced a share link"),
    SHARE_REVOKED("Revoked a share link"),
    SHARE_REFUSED("Gave a wrong password for a share link"),
    TOKEN_MADE("Made a token"),
    TOKEN_REVOKED("Revoked a token"),
    WORKSPACE_STARTED("Started a workspace"),
    WORKSPACE_CHANGED("Changed the settings of the workspace"),
    SHARING_ENDED("Ended every share link, and let nobody make others"),
    SHARING_ALLOWED("Let share links be made again"),
    WORKSPACE_EXPORTED("Exported the workspace"),
    WORKSPACE_DELETED("Deleted a workspace"),
    MEMBER_INVITED("Invited somebody to the workspace"),
    INVITATION_REVOKED("Revoked an invitation to the workspace"),
    MEMBER_JOINED("Joined the workspace"),
    MEMBER_CHANGED("Changed the role of a member"),
    MEMBER_REMOVED("Removed a member"),
    MEMBER_LEFT("Left the workspace"),
    WEBHOOK_MADE("Set up a webhook"),
    WEBHOOK_CHANGED("Changed a webhook"),
    WEBHOOK_DELETED("Deleted a webhook"),
    AUDIT_EXPORTED("Exported the audit log"),
    PERSON_SIGNED_IN("Signed in"),
    PERSON_SIGNED_OUT("Signed out, or ended a session"),
    PERSON_RENAMED("Changed their name"),
    PASSWORD_CHANGED("Changed their password"),
    SECOND_FACTOR_SET("Set up their second factor"),
    SECOND_FACTOR_REMOVED("Switched a second factor off"),
    RECOVERY_CODES_MADE("Made new recovery codes"),
    ADDRESS_CHANGED("Changed their e-mail address"),
    ACCOUNT_EXPORTED("Exported their account"),
    ACCOUNT_DELETED("Deleted their account");

    private final String meaning;

    AuditAction(String meaning) {
        this.meaning = meaning;
    }

    public static Optional<AuditAction> of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.toString().equals(word))
                .findFirst();
    }

    /** What happened, for people. */
    public String meaning() {
        return meaning;
    }

    /** As it is stored: {@code share.revoked}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
