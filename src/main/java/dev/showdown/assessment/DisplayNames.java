package dev.showdown.assessment;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What people are called where others read it: whoever has the name of somebody before gets a number. */
final class DisplayNames {

    /** Whoever started the assessment and has given no name. */
    static final String FACILITATOR = "Facilitator";

    private DisplayNames() {}

    /** @param participants in the order in which they joined */
    static Map<UUID, String> of(List<Participant> participants) {
        Map<UUID, String> names = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (Participant participant : participants) {
            String name = own(participant);
            String shown = name;
            for (int number = 2; !taken.add(shown.toLowerCase(Locale.ROOT)); number++) {
                shown = name + " (" + number + ")";
            }
            names.put(participant.id, shown);
        }
        return names;
    }

    static String own(Participant participant) {
        return participant.name.isEmpty() ? FACILITATOR : participant.name;
    }

    /** Somebody whose name is not shown. */
    static String numbered(int number) {
        return "Participant " + number;
    }
}
