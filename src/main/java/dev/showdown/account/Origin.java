package dev.showdown.account;

import java.util.function.Supplier;

import jakarta.enterprise.context.RequestScoped;

/** Who asks, and from where, as the audit log names them. Outside of a request it is the program itself. */
@RequestScoped
public class Origin {

    private Supplier<Caller> caller = Caller.Nobody::new;
    private String address = "";
    private boolean asked;

    /** @param who asked only when something is written down, since to know it may cost a query */
    public void come(Supplier<Caller> who, String from) {
        caller = who;
        address = from;
        asked = true;
    }

    Caller caller() {
        return caller.get();
    }

    String address() {
        return address;
    }

    /** Whether anybody asked: jobs run in requests of their own, which nobody sent. */
    boolean isAsked() {
        return asked;
    }
}
