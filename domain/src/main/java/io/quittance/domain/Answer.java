package io.quittance.domain;

/**
 * What a command id stands for: the command it was first used for, and the answer that got.
 *
 * @param kind the command's kind
 * @param fingerprint the hash of its payload
 * @param reply what it was answered, for ever
 */
public record Answer(CommandKind kind, String fingerprint, Reply reply) {}
