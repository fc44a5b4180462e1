package dev.showdown.account;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/** Sends what is due. */
@ApplicationScoped
class Postman {

    private final Letters letters;

    Postman(Letters letters) {
        this.letters = letters;
    }

    @Scheduled(every = "{showdown.mail.sent-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void sendAll() {
        while (letters.sendOne()) {
            // The next one, until none is due.
        }
    }
}
