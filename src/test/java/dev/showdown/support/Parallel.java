package dev.showdown.support;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// The same thing many times at once.
public final class Parallel {

    private Parallel() {}

    public static <T> List<T> times(int times, Callable<T> work) {
        return all(IntStream.range(0, times).mapToObj(_ -> work).toList());
    }

    /// All of these, started together; what each gave.
    public static <T> List<T> all(List<Callable<T>> works) {
        CountDownLatch start = new CountDownLatch(works.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(works.size())) {
            List<Future<T>> running = works.stream()
                    .map(work -> threads.submit(() -> {
                        start.countDown();
                        start.await();
                        return work.call();
                    }))
                    .toList();
            return running.stream().map(Parallel::result).toList();
        }
    }

    private static <T> T result(Future<T> running) {
        try {
            return running.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
