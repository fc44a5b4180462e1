package dev.showdown.report;

import java.util.List;
import java.util.stream.Stream;

import dev.showdown.assessment.DecisionTaken;

/**
 * The decision that was taken, as a viewer may read it.
 *
 * @param alternative that was chosen, as people read it
 * @param place of it in the playbook
 * @param taken when and by whom, in words
 * @param reason why
 * @param differs that it is not what is recommended, in a sentence; empty where it is
 * @param roles who was asked and told, with names or with how many they are
 * @param dissent that remains; may be empty
 * @param review when to look at it again; empty for no such day
 * @param reopenIf assumptions that would reopen it; may be empty
 */
public record Decided(
        String alternative,
        int place,
        String taken,
        String reason,
        String differs,
        List<Role> roles,
        String dissent,
        String review,
        String reopenIf) {

    /** People with a part in the decision. */
    public record Role(String name, String who) {}

    /** In a few words: "Decided: Hybrid". */
    public String label() {
        return "Decided: " + alternative;
    }

    static Decided of(ReportSource source, Viewer viewer, DecisionTaken taken) {
        return new Decided(
                source.alternative(taken.alternative()),
                source.place(taken.alternative()),
                taken(viewer, taken),
                taken.reason(),
                differs(source, taken),
                Stream.of(
                                new Role("Asked", who(viewer, taken.consulted())),
                                new Role("Told", who(viewer, taken.informed())),
                                new Role("Recorded by", viewer.names() ? taken.recordedBy() : ""))
                        .filter(role -> !role.who().isEmpty())
                        .toList(),
                taken.dissent(),
                taken.reviewOn().map(ReportView::day).orElse(""),
                taken.reopenIf());
    }

    private static String taken(Viewer viewer, DecisionTaken taken) {
        String day = "On " + ReportView.day(taken.recordedAt());
        return taken.deciders().isEmpty() ? day : day + " by " + who(viewer, taken.deciders());
    }

    private static String who(Viewer viewer, List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        return viewer.names() ? Figures.list(names) : Figures.count(names.size(), "person", "people");
    }

    private static String differs(ReportSource source, DecisionTaken taken) {
        String leader = source.result().leader();
        if (!source.result().verdict().recommends()) {
            return "The answers recommend nothing here, so there is no recommendation to follow or to differ from.";
        }
        return taken.alternative().equals(leader)
                ? ""
                : "This differs from the recommendation, which is %s.".formatted(source.alternative(leader));
    }
}
