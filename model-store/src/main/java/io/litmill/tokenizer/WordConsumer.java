package io.litmill.tokenizer;

/** Takes the words of a text one after another; the word is valid during the call only. */
interface WordConsumer {
  void accept(Word word);
}
