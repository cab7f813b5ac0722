/**
 * What a published checkpoint means: its configuration becomes an architecture and a task, and its
 * tensors become weights under one set of names.
 *
 * <p>The names and shapes (V words, P positions, T token types, E embedding width, H hidden width,
 * F feed-forward width, L labels; kernels are [in, out], y = xW + b):
 *
 * <pre>
 * embeddings/word [V,E]   embeddings/position [P,E]   embeddings/token_type [T,E]
 * embeddings/norm/{gamma,beta} [E]                    absent in BioGPT
 * embeddings/projection/{kernel [E,H], bias [H]}      where E differs from H
 * layers/n/attention/{query,key,value,output}/{kernel [H,H], bias [H]}
 * layers/n/attention/norm/{gamma,beta} [H]
 * layers/n/feed_forward/intermediate/{kernel [H,F], bias [F]}
 * layers/n/feed_forward/output/{kernel [F,H], bias [H]}
 * layers/n/feed_forward/norm/{gamma,beta} [H]
 * final_norm/{gamma,beta} [H]                         BioGPT only
 * pooler/{kernel [H,H], bias [H]}                     the dense layer over the first token
 * classifier/{kernel [H,L], bias [L]}                 no bias in BioGPT's sequence head
 * </pre>
 *
 * In BioGPT the norms stand before the blocks they are named after.
 */
package io.litmill.checkpoint.source;
