package dev.showdown.playbook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * How a version is written down: what it does not say is left out, so that a version stored before there was such a
 * field is written as it was then, and counts as unchanged.
 */
final class AsStored {

    private AsStored() {}

    static ObjectMapper with(ObjectMapper json) {
        return json.copy().addMixIn(Edition.class, OfEdition.class).addMixIn(Evidence.class, OfEvidence.class);
    }

    interface OfEdition {

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = NoGuidance.class)
        Guidance guidance();
    }

    interface OfEvidence {

        @JsonInclude(JsonInclude.Include.NON_NULL)
        String reviewBy();
    }

    /** Is equal to what is left out. */
    static final class NoGuidance {

        @Override
        public boolean equals(Object other) {
            return other == null || other.equals(Guidance.NONE);
        }

        @Override
        public int hashCode() {
            return Guidance.NONE.hashCode();
        }
    }
}
