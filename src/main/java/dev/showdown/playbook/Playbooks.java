package dev.showdown.playbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

import dev.showdown.Refused;
import dev.showdown.Text;
import dev.showdown.decision.Neutrality;
import dev.showdown.decision.Playbook;
import dev.showdown.playbook.FaultyPlaybook.Fault;
import dev.showdown.playbook.PlaybookVersion.Name;

/** The playbooks of this installation: read from their files at the start, kept in the database version by version. */
@ApplicationScoped
public class Playbooks implements PanacheRepositoryBase<PlaybookVersion, Name> {

    private static final String BUILT_IN = "node-vs-python.yaml";

    private final PlaybookConfig config;
    private final ObjectMapper json;
    private final Clock clock;
    /** Versions never change, so they can be kept for good. */
    private final Map<Name, Edition> known = new ConcurrentHashMap<>();

    private final Map<Name, Neutrality> examined = new ConcurrentHashMap<>();

    private volatile List<Edition> offered = List.of();

    Playbooks(PlaybookConfig config, ObjectMapper json, Clock clock) {
        this.config = config;
        this.json = AsStored.with(json);
        this.clock = clock;
    }

    /** A playbook that cannot be used stops the start, with its faults and nothing else. */
    @Transactional
    void readAtStart(@Observes StartupEvent start) {
        try {
            readAll();
        } catch (FaultyPlaybook faulty) {
            throw new ConfigurationException("A playbook cannot be used:\n" + faulty.getMessage());
        }
    }

    private void readAll() {
        List<Edition> read = Stream.concat(
                        Stream.of(PlaybookReader.read(Playbooks::builtIn, BUILT_IN)),
                        config.folders().orElse(List.of()).stream().flatMap(Playbooks::readFolder))
                .toList();
        read.forEach(this::store);
        offered = read.stream()
                .sorted((a, b) -> Boolean.compare(isPreferred(b), isPreferred(a)))
                .toList();
        Log.infof("Playbooks: %s", offered.stream().map(Edition::name).toList());
    }

    /** What new assessments can be started with, the preferred one first. */
    public List<Edition> offered() {
        return offered;
    }

    /** The version of a playbook that new assessments get. */
    public Edition offered(String key) {
        return offered.stream()
                .filter(edition -> edition.playbook().key().equals(key))
                .findFirst()
                .orElseThrow(() -> new Refused.NotFound("There is no playbook \"%s\".".formatted(Text.shown(key))));
    }

    /** The version that is offered now in place of this one; empty when this one still is, or none. */
    public Optional<Edition> newer(Edition edition) {
        return offered.stream()
                .filter(other -> other.playbook()
                                .key()
                                .equals(edition.playbook().key())
                        && !other.playbook().version().equals(edition.playbook().version()))
                .findFirst();
    }

    /** What people may read: the version with this name, or the one on offer where none is named. */
    @Transactional
    public Edition named(String key, String version) {
        return version == null || version.isEmpty() ? offered(key) : version(key, version);
    }

    /** The version that new assessments get; none for a playbook that is no longer on offer. */
    public Optional<String> present(String key) {
        return offered.stream()
                .map(Edition::playbook)
                .filter(playbook -> playbook.key().equals(key))
                .map(Playbook::version)
                .findFirst();
    }

    /** Whether a playbook favours anybody; computed once for each version. */
    public Neutrality neutrality(Edition edition) {
        return examined.computeIfAbsent(name(edition), _ -> Neutrality.of(edition.playbook()));
    }

    /** A stored version, also one that is no longer offered. */
    @Transactional
    public Edition version(String key, String version) {
        return known.computeIfAbsent(new Name(key, version), this::load);
    }

    private Edition load(Name name) {
        PlaybookVersion stored = isStorable(name) ? findById(name) : null;
        if (stored == null) {
            throw new Refused.NotFound("There is no version %s of the playbook \"%s\"."
                    .formatted(Text.shown(name.version()), Text.shown(name.key())));
        }
        try {
            return json.readValue(stored.document, Edition.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored playbook " + name + " cannot be read", e);
        }
    }

    /** Whether the database could hold such a name at all: it knows no zero character. */
    private static boolean isStorable(Name name) {
        return name.key().indexOf('\0') < 0 && name.version().indexOf('\0') < 0;
    }

    /** Keeps a version, or finds it kept already; refused when it was kept with other content. */
    @Transactional
    void store(Edition edition) {
        Name name = name(edition);
        String document = document(edition);
        String hash = sha256(document);
        PlaybookVersion stored = findById(name);
        if (stored == null) {
            persist(new PlaybookVersion(name, document, hash, clock.instant()));
            warnOfDoubleCounting(edition);
        } else if (!stored.hash.equals(hash)) {
            throw new FaultyPlaybook(List.of(new Fault(
                    name.key(),
                    "version",
                    "%s is already stored with other content; a version never changes, so raise it"
                            .formatted(name.version()))));
        }
        known.put(name, edition);
    }

    /** Said once, when a version is first seen. */
    private void warnOfDoubleCounting(Edition edition) {
        neutrality(edition)
                .together()
                .forEach(pair -> Log.warnf(
                        "Playbook %s: %s and %s get their points together (correlation %.2f) and may count one thing "
                                + "twice",
                        edition.name(), pair.criterion(), pair.other(), pair.correlation()));
    }

    private static Name name(Edition edition) {
        return new Name(edition.playbook().key(), edition.playbook().version());
    }

    private String document(Edition edition) {
        try {
            return json.writeValueAsString(edition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isPreferred(Edition edition) {
        return edition.playbook().key().equals(config.preferred());
    }

    private static Stream<Edition> readFolder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
            return names.stream().map(name -> PlaybookReader.read(folder, name));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the playbook folder " + folder, e);
        }
    }

    private static String builtIn(String file) throws IOException {
        try (InputStream in =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("db/playbooks/" + file)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
