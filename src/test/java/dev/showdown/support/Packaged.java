package dev.showdown.support;

import java.nio.file.Path;

import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.QuarkusBootstrap;

/// Packages what has been compiled, as a build would, and says where: the program of a process of its own.
public final class Packaged {

    private Packaged() {}

    public static void main(String[] folder) throws Exception {
        Path here = Path.of("").toAbsolutePath();
        QuarkusBootstrap bootstrap = QuarkusBootstrap.builder()
                .setProjectRoot(here)
                .setApplicationRoot(here.resolve("target").resolve("classes"))
                .setTargetDirectory(Path.of(folder[0]))
                .setMode(QuarkusBootstrap.Mode.PROD)
                .setLocalProjectDiscovery(true)
                .setBaseName("instance")
                .build();
        try (CuratedApplication application = bootstrap.bootstrap()) {
            System.out.println("packaged "
                    + application
                            .createAugmentor()
                            .createProductionApplication()
                            .getJar()
                            .getPath());
        }
    }
}
