package dev.showdown.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import static org.assertj.core.api.Assertions.assertThat;

/// Certificates that nobody has vouched for, but of which this Java installation trusts some for a while.
final class Certificates {

    private static final String PASSWORD = "of-the-tests";
    private static final String TRUSTED = "javax.net.ssl.trustStore";
    private static final String TRUSTED_PASSWORD = "javax.net.ssl.trustStorePassword";

    private final Path folder;

    Certificates() throws IOException {
        folder = Files.createTempDirectory("certificates");
    }

    private Path file(String name) {
        return folder.resolve(name + ".p12");
    }

    Certificates with(String name, String host) {
        keytool(file(name), name, "-genkeypair", "-keyalg", "EC", "-dname", "CN=" + host, "-ext", "san=dns:" + host);
        return this;
    }

    /// Trusts these and no other.
    Certificates trusting(String... names) {
        for (String name : names) {
            String certificate = folder.resolve(name + ".cer").toString();
            keytool(file(name), name, "-exportcert", "-file", certificate);
            keytool(file("trusted"), name, "-importcert", "-noprompt", "-file", certificate);
        }
        System.setProperty(TRUSTED, file("trusted").toString());
        System.setProperty(TRUSTED_PASSWORD, PASSWORD);
        return this;
    }

    static void trustAsBefore() {
        System.clearProperty(TRUSTED);
        System.clearProperty(TRUSTED_PASSWORD);
    }

    /// For a server that shows this one. Each has a memory of its own of those it has spoken to.
    SSLContext showing(String name) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(KeyStore.getInstance(file(name).toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keytool(Path store, String alias, String... words) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        line.addAll(List.of(words));
        line.addAll(List.of("-alias", alias, "-keystore", store.toString(), "-storepass", PASSWORD));
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
