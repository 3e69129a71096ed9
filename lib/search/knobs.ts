export const knobs = {
  k1: 0.8, b: 0.7, exact: 0.2, stemLayer: 1, rootLayer: 0.3,
  stemWeight: 0.9, foldWeight: 1, cutWeight: 0.6, rootWeight: 0.4, pad: 50,  most: 32,
  mostWords: 64, common: 0.2, all: 0, readings: 8, idfPower: 1, near: 0, soundOov: 1, fuzzyFloor: 0.5, avg: 1, join: 0.8, split: 0.12, splitUnknown: 0.7, alsoShare: 0.7, literal: 1, alias: 0.8, times: 0.5, telling: 0.5,  bengaliAlias: 0.3, soft: 1, softShare: 1,  distance: 4, frequency: 0.4, fine: 0, spread: 5, guesses: 24, sharp: 0.8, guessKin: 2, kinOfGuess: 0.7, oneIdf: 0, coverage: 0,
}
