package dev.showdown.system.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.showdown.account.Scope;

/** The scope that a workspace's token needs for a call. Keys to one assessment have none, and need none. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {

    Scope value();
}
