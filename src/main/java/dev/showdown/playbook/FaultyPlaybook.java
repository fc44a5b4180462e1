package dev.showdown.playbook;

import java.util.List;
import java.util.stream.Collectors;

/** A playbook that cannot be used, with everything that is wrong with it. */
public class FaultyPlaybook extends RuntimeException {

    private static final long serialVersionUID = 1;
    private final transient List<Fault> faults;

    FaultyPlaybook(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }

    /**
     * @param file in which it stands
     * @param key where in the file, keys joined by dots
     * @param fault what is wrong, in words
     */
    public record Fault(String file, String key, String fault) {
        @Override
        public String toString() {
            return key.isEmpty() ? file + ": " + fault : file + ": " + key + ": " + fault;
        }
    }
}
