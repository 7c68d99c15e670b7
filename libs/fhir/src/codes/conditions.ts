import type { ConditionGroup } from '#programmes/contract';

/**
 * SNOMED CT concepts that referrals for work and health bring most, by the group they count under. A concept that is not
 * here gives no group: the criterion then reads `unknown` and a person asks, where a wrong group would refuse somebody.
 * Source: SNOMED CT UK edition, preferred terms in the order given; extend it here.
 */
const CONCEPTS: Partial<Record<ConditionGroup, readonly string[]>> = {
  // Low back pain, backache, sciatica, neck, shoulder, knee and joint pain, osteoarthritis, rheumatoid arthritis.
  musculoskeletal: ['279039007', '161891005', '23056005', '81680005', '45326000', '30989003', '57676002', '396275006', '69896004'],
  // Depressive disorder, anxiety, anxiety disorder, generalised anxiety, mixed anxiety and depression, post-traumatic stress, stress.
  'common-mental-health': ['35489007', '48694002', '197480006', '21897009', '231504006', '47505003', '73595000'],
  // Schizophrenia, bipolar disorder, psychotic disorder.
  'severe-mental-illness': ['58214004', '13746004', '69322001'],
  // Hypertension, coronary arteriosclerosis, myocardial infarction, heart failure, atrial fibrillation.
  cardiovascular: ['38341003', '53741008', '22298006', '84114007', '49436004'],
  // Asthma, chronic obstructive lung disease.
  respiratory: ['195967001', '13645005'],
  // Multiple sclerosis, epilepsy, migraine, cerebrovascular accident, Parkinson's disease.
  neurological: ['24700007', '84757009', '37796009', '230690007', '49049000'],
  // Malignant neoplastic disease, malignant tumour of breast.
  cancer: ['363346000', '254837009'],
  // Chronic post-COVID-19 syndrome (international and UK concepts), chronic fatigue syndrome, fatigue.
  'long-covid-fatigue': ['1119304009', '1325161000000102', '52702003', '84229001'],
  // Diabetes mellitus, type 1, type 2, hypothyroidism.
  'diabetes-endocrine': ['73211009', '46635009', '44054006', '40930008'],
  // Alcoholism, alcohol dependence, drug dependence.
  addiction: ['7200002', '66590003', '191816009'],
  // Autism spectrum disorder, attention deficit hyperactivity disorder.
  neurodivergence: ['35919005', '408856003', '406506008'],
  // Fibromyalgia, chronic pain.
  pain: ['203082005', '82423001'],
};

const groups = new Map(Object.entries(CONCEPTS).flatMap(([group, codes]) => codes.map((code) => [code, group as ConditionGroup] as const)));

/** The group that a SNOMED CT concept counts under, if it is known here. */
export const conditionGroup = (code: string): ConditionGroup | undefined => groups.get(code);
