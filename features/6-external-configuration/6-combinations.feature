Feature: External configuration with any history
  SWRA513C chapter 6. External configuration works in the same way, whatever its final role is, and which processes have
  preceded it.

  Rule: PROV-6-14 The restart of external configuration confirms the profile after any earlier process or attempt

    @PROV-6-14 @needs-phone @needs-network
    Scenario Outline: PROV-6-14/11 After the restart of <process>, the phone reads success
      Given <process> is waiting for its restart
      And the network "home" is in range
      When the host restarts the device
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED
      When the phone joins the network "home"
      Then the phone reads the result success (5)

      # pairs: external success, 14 of 14 combinations; every pair of values is among them
      Examples: first combinations
        | process                                |
        | external configuration                 |
        | external configuration after a success |
        | external configuration after a stop    |

      Examples: further combinations
        | process                                                        |
        | external configuration after two stops                         |
        | external configuration after a reset and a time-out            |
        | external configuration after a time-out and a reset            |
        | external configuration after external configuration            |
        | external configuration to role AP                              |
        | external configuration to role AP after a success              |
        | external configuration to role AP after a stop                 |
        | external configuration to role AP after two stops              |
        | external configuration to role AP after a reset and a time-out |
        | external configuration to role AP after a time-out and a reset |
        | external configuration to role AP after external configuration |
      # end of pairs

  Rule: PROV-4.3-11 External configuration ends in its role after any earlier process or attempt

    @PROV-4.3-11 @needs-phone @needs-network
    Scenario Outline: PROV-4.3-11/5 The success after the restart of <process> leads to role STA
      Given <process> is waiting for the phone to fetch the result
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the process ends in role STA

      # pairs: external role, 7 of 7 combinations; every pair of values is among them
      Examples: first combinations
        | process                                |
        | external configuration                 |
        | external configuration after a success |
        | external configuration after a stop    |

      Examples: further combinations
        | process                                             |
        | external configuration after two stops              |
        | external configuration after a reset and a time-out |
        | external configuration after a time-out and a reset |
        | external configuration after external configuration |
      # end of pairs

  Rule: PROV-9-11 The phone reads the version in external configuration after any earlier process or attempt

    @PROV-9-11 @needs-phone @needs-network
    Scenario Outline: PROV-9-11/4 While <process> is ready for the host, the phone reads the version R2.0
      Given <process> is ready for the host
      When the phone joins the device AP
      Then the phone reads the version "R2.0"

      # pairs: external version, 14 of 14 combinations; every pair of values is among them
      Examples: first combinations
        | process                                |
        | external configuration                 |
        | external configuration after a success |
        | external configuration after a stop    |

      Examples: further combinations
        | process                                                        |
        | external configuration after two stops                         |
        | external configuration after a reset and a time-out            |
        | external configuration after a time-out and a reset            |
        | external configuration after external configuration            |
        | external configuration to role AP                              |
        | external configuration to role AP after a success              |
        | external configuration to role AP after a stop                 |
        | external configuration to role AP after two stops              |
        | external configuration to role AP after a reset and a time-out |
        | external configuration to role AP after a time-out and a reset |
        | external configuration to role AP after external configuration |
      # end of pairs

  Rule: PROV-9-03 The phone sets the name in external configuration after any earlier process or attempt

    @PROV-9-03 @needs-phone @needs-network
    Scenario Outline: PROV-9-03/8 While <process> is ready for the host, the phone reads a name that it has set
      Given <process> is ready for the host
      And the phone joins the device AP
      When the phone posts to "/api/1/netapp/set_urn":
        | device name | kitchen |
      Then the phone reads the device name "kitchen"

      # pairs: external name, 14 of 14 combinations; every pair of values is among them
      Examples: first combinations
        | process                                |
        | external configuration                 |
        | external configuration after a success |
        | external configuration after a stop    |

      Examples: further combinations
        | process                                                        |
        | external configuration after two stops                         |
        | external configuration after a reset and a time-out            |
        | external configuration after a time-out and a reset            |
        | external configuration after external configuration            |
        | external configuration to role AP                              |
        | external configuration to role AP after a success              |
        | external configuration to role AP after a stop                 |
        | external configuration to role AP after two stops              |
        | external configuration to role AP after a reset and a time-out |
        | external configuration to role AP after a time-out and a reset |
        | external configuration to role AP after external configuration |
      # end of pairs

  Rule: PROV-7.1-04 External configuration rejects a second start after any earlier process or attempt

    @PROV-7.1-04 @PROV-7.2-11
    Scenario Outline: PROV-7.1-04/5 When <process> <moment>, the device rejects a start of AP provisioning
      Given <process> <moment>
      When the host tries to start AP provisioning
      Then the start is rejected: already started

      # pairs: external second start, 42 of 84 combinations; every pair of values is among them
      Examples: first combinations
        | process                                             | moment                |
        | external configuration                              | is ready for the host |
        | external configuration after a stop                 | is ready for the host |
        | external configuration after a reset and a time-out | is ready for the host |

      Examples: further combinations
        | process                                                        | moment                |
        | external configuration after a time-out and a reset            | is ready for the host |
        | external configuration to role AP after two stops              | is ready for the host |
        | external configuration to role AP after external configuration | is ready for the host |

      @needs-phone
      Examples: further combinations
        | process                                                        | moment                     |
        | external configuration                                         | is waiting for its restart |
        | external configuration after a stop                            | is waiting for its restart |
        | external configuration after two stops                         | is waiting for its restart |
        | external configuration after a time-out and a reset            | is waiting for its restart |
        | external configuration after external configuration            | is waiting for its restart |
        | external configuration to role AP after a reset and a time-out | is waiting for its restart |

      @needs-network @needs-phone
      Examples: further combinations
        | process                                                        | moment                                       |
        | external configuration                                         | is waiting for the phone to fetch the result |
        | external configuration                                         | has failed to connect                        |
        | external configuration                                         | has failed to deliver the result             |
        | external configuration after a success                         | is ready for the host                        |
        | external configuration after a success                         | is waiting for its restart                   |
        | external configuration after a success                         | is waiting for an IP address                 |
        | external configuration after a success                         | has failed to connect                        |
        | external configuration after a success                         | has failed to deliver the result             |
        | external configuration after a stop                            | is waiting for an IP address                 |
        | external configuration after a stop                            | is waiting for the phone to fetch the result |
        | external configuration after two stops                         | is waiting for an IP address                 |
        | external configuration after two stops                         | is waiting for the phone to fetch the result |
        | external configuration after two stops                         | has failed to connect                        |
        | external configuration after two stops                         | has failed to deliver the result             |
        | external configuration after a reset and a time-out            | is waiting for an IP address                 |
        | external configuration after a reset and a time-out            | is waiting for the phone to fetch the result |
        | external configuration after a reset and a time-out            | has failed to connect                        |
        | external configuration after a reset and a time-out            | has failed to deliver the result             |
        | external configuration after a time-out and a reset            | is waiting for an IP address                 |
        | external configuration after a time-out and a reset            | has failed to connect                        |
        | external configuration after a time-out and a reset            | has failed to deliver the result             |
        | external configuration after external configuration            | is waiting for an IP address                 |
        | external configuration after external configuration            | is waiting for the phone to fetch the result |
        | external configuration after external configuration            | has failed to connect                        |
        | external configuration after external configuration            | has failed to deliver the result             |
        | external configuration to role AP                              | is waiting for an IP address                 |
        | external configuration to role AP after a success              | is waiting for the phone to fetch the result |
        | external configuration to role AP after a stop                 | has failed to connect                        |
        | external configuration to role AP after a stop                 | has failed to deliver the result             |
        | external configuration to role AP after a time-out and a reset | is waiting for the phone to fetch the result |
      # end of pairs

  Rule: PROV-9-06 External configuration serves its failure after any earlier process or attempt

    @PROV-9-06 @needs-phone @needs-network
    Scenario Outline: PROV-9-06/6 When <process> <moment>, the phone reads the result
      Given <process> <moment>
      When the phone joins the device AP
      Then the phone reads the result <result>

      # pairs: external failure, 22 of 42 combinations; every pair of values is among them
      Examples: first combinations
        | process                | moment                          | result                |
        | external configuration | has failed to find the network  | network not found (1) |
        | external configuration | has failed to connect           | connection failed (2) |
        | external configuration | has failed to get an IP address | no IP address (3)     |

      Examples: further combinations
        | process                                                        | moment                          | result                |
        | external configuration after a success                         | has failed to find the network  | network not found (1) |
        | external configuration after a success                         | has failed to connect           | connection failed (2) |
        | external configuration after a stop                            | has failed to find the network  | network not found (1) |
        | external configuration after a stop                            | has failed to get an IP address | no IP address (3)     |
        | external configuration after two stops                         | has failed to connect           | connection failed (2) |
        | external configuration after two stops                         | has failed to get an IP address | no IP address (3)     |
        | external configuration after a reset and a time-out            | has failed to find the network  | network not found (1) |
        | external configuration after a reset and a time-out            | has failed to get an IP address | no IP address (3)     |
        | external configuration after a time-out and a reset            | has failed to find the network  | network not found (1) |
        | external configuration after a time-out and a reset            | has failed to connect           | connection failed (2) |
        | external configuration after external configuration            | has failed to connect           | connection failed (2) |
        | external configuration after external configuration            | has failed to get an IP address | no IP address (3)     |
        | external configuration to role AP                              | has failed to get an IP address | no IP address (3)     |
        | external configuration to role AP after a success              | has failed to get an IP address | no IP address (3)     |
        | external configuration to role AP after a stop                 | has failed to connect           | connection failed (2) |
        | external configuration to role AP after two stops              | has failed to find the network  | network not found (1) |
        | external configuration to role AP after a reset and a time-out | has failed to connect           | connection failed (2) |
        | external configuration to role AP after a time-out and a reset | has failed to get an IP address | no IP address (3)     |
        | external configuration to role AP after external configuration | has failed to find the network  | network not found (1) |
      # end of pairs

  Rule: PROV-2.1-12 External configuration takes another profile after any earlier process or attempt

    @PROV-2.1-12 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-12/12 When <process> <moment>, a phone joins again, and the device reports another profile
      Given <process> <moment>
      When the phone joins the device AP and adds the profile "work"
      Then the device reports the profile "work"

      # pairs: external next profile, 28 of 28 combinations; every pair of values is among them
      Examples: first combinations
        | process                | moment                          |
        | external configuration | has failed to find the network  |
        | external configuration | has failed to connect           |
        | external configuration | has failed to get an IP address |

      Examples: further combinations
        | process                                             | moment                           |
        | external configuration                              | has failed to deliver the result |
        | external configuration after a success              | has failed to find the network   |
        | external configuration after a success              | has failed to connect            |
        | external configuration after a success              | has failed to get an IP address  |
        | external configuration after a success              | has failed to deliver the result |
        | external configuration after a stop                 | has failed to find the network   |
        | external configuration after a stop                 | has failed to connect            |
        | external configuration after a stop                 | has failed to get an IP address  |
        | external configuration after a stop                 | has failed to deliver the result |
        | external configuration after two stops              | has failed to find the network   |
        | external configuration after two stops              | has failed to connect            |
        | external configuration after two stops              | has failed to get an IP address  |
        | external configuration after two stops              | has failed to deliver the result |
        | external configuration after a reset and a time-out | has failed to find the network   |
        | external configuration after a reset and a time-out | has failed to connect            |
        | external configuration after a reset and a time-out | has failed to get an IP address  |
        | external configuration after a reset and a time-out | has failed to deliver the result |
        | external configuration after a time-out and a reset | has failed to find the network   |
        | external configuration after a time-out and a reset | has failed to connect            |
        | external configuration after a time-out and a reset | has failed to get an IP address  |
        | external configuration after a time-out and a reset | has failed to deliver the result |
        | external configuration after external configuration | has failed to find the network   |
        | external configuration after external configuration | has failed to connect            |
        | external configuration after external configuration | has failed to get an IP address  |
        | external configuration after external configuration | has failed to deliver the result |
      # end of pairs

  Rule: PROV-5.1.1-01 External configuration advertises itself after any earlier process or attempt

    @PROV-5.1.1-01 @needs-phone @needs-network
    Scenario Outline: PROV-5.1.1-01/8 After the restart of <process>, the device advertises itself on the network
      Given <process> is waiting for the phone to fetch the result
      When the advertisement watch (5 s) passes
      Then the device has advertised itself by broadcast
      And the device has advertised itself by multicast

      # pairs: external advertisement, 14 of 14 combinations; every pair of values is among them
      Examples: first combinations
        | process                                |
        | external configuration                 |
        | external configuration after a success |
        | external configuration after a stop    |

      Examples: further combinations
        | process                                                        |
        | external configuration after two stops                         |
        | external configuration after a reset and a time-out            |
        | external configuration after a time-out and a reset            |
        | external configuration after external configuration            |
        | external configuration to role AP                              |
        | external configuration to role AP after a success              |
        | external configuration to role AP after a stop                 |
        | external configuration to role AP after two stops              |
        | external configuration to role AP after a reset and a time-out |
        | external configuration to role AP after a time-out and a reset |
        | external configuration to role AP after external configuration |
      # end of pairs

  Rule: PROV-5-04 External configuration reports a missed result after any earlier process or attempt

    @PROV-5-04 @needs-phone @needs-network
    Scenario Outline: PROV-5-04/5 After the restart of <process>, the device reports that no phone has fetched the result
      Given <process> is waiting for the phone to fetch the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED
      And the phone sees the device AP

      # pairs: external missed result, 14 of 14 combinations; every pair of values is among them
      Examples: first combinations
        | process                                |
        | external configuration                 |
        | external configuration after a success |
        | external configuration after a stop    |

      Examples: further combinations
        | process                                                        |
        | external configuration after two stops                         |
        | external configuration after a reset and a time-out            |
        | external configuration after a time-out and a reset            |
        | external configuration after external configuration            |
        | external configuration to role AP                              |
        | external configuration to role AP after a success              |
        | external configuration to role AP after a stop                 |
        | external configuration to role AP after two stops              |
        | external configuration to role AP after a reset and a time-out |
        | external configuration to role AP after a time-out and a reset |
        | external configuration to role AP after external configuration |
      # end of pairs

  Rule: PROV-4.3-09 The host stops external configuration after any earlier process or attempt

    @PROV-4.3-09
    Scenario Outline: PROV-4.3-09/9 When <process> <moment>, a stop ends it in the initial role
      Given <process> <moment>
      When the host stops provisioning
      Then the process ends in role STA

      # pairs: external stop, 42 of 84 combinations; every pair of values is among them
      Examples: first combinations
        | process                                             | moment                |
        | external configuration                              | is ready for the host |
        | external configuration after a stop                 | is ready for the host |
        | external configuration after a reset and a time-out | is ready for the host |

      Examples: further combinations
        | process                                                        | moment                |
        | external configuration after a time-out and a reset            | is ready for the host |
        | external configuration to role AP after two stops              | is ready for the host |
        | external configuration to role AP after external configuration | is ready for the host |

      @needs-phone
      Examples: further combinations
        | process                                                        | moment                     |
        | external configuration                                         | is waiting for its restart |
        | external configuration after a stop                            | is waiting for its restart |
        | external configuration after two stops                         | is waiting for its restart |
        | external configuration after a time-out and a reset            | is waiting for its restart |
        | external configuration after external configuration            | is waiting for its restart |
        | external configuration to role AP after a reset and a time-out | is waiting for its restart |

      @needs-network @needs-phone
      Examples: further combinations
        | process                                                        | moment                                       |
        | external configuration                                         | is waiting for the phone to fetch the result |
        | external configuration                                         | has failed to connect                        |
        | external configuration                                         | has failed to deliver the result             |
        | external configuration after a success                         | is ready for the host                        |
        | external configuration after a success                         | is waiting for its restart                   |
        | external configuration after a success                         | is waiting for an IP address                 |
        | external configuration after a success                         | has failed to connect                        |
        | external configuration after a success                         | has failed to deliver the result             |
        | external configuration after a stop                            | is waiting for an IP address                 |
        | external configuration after a stop                            | is waiting for the phone to fetch the result |
        | external configuration after two stops                         | is waiting for an IP address                 |
        | external configuration after two stops                         | is waiting for the phone to fetch the result |
        | external configuration after two stops                         | has failed to connect                        |
        | external configuration after two stops                         | has failed to deliver the result             |
        | external configuration after a reset and a time-out            | is waiting for an IP address                 |
        | external configuration after a reset and a time-out            | is waiting for the phone to fetch the result |
        | external configuration after a reset and a time-out            | has failed to connect                        |
        | external configuration after a reset and a time-out            | has failed to deliver the result             |
        | external configuration after a time-out and a reset            | is waiting for an IP address                 |
        | external configuration after a time-out and a reset            | has failed to connect                        |
        | external configuration after a time-out and a reset            | has failed to deliver the result             |
        | external configuration after external configuration            | is waiting for an IP address                 |
        | external configuration after external configuration            | is waiting for the phone to fetch the result |
        | external configuration after external configuration            | has failed to connect                        |
        | external configuration after external configuration            | has failed to deliver the result             |
        | external configuration to role AP                              | is waiting for an IP address                 |
        | external configuration to role AP after a success              | is waiting for the phone to fetch the result |
        | external configuration to role AP after a stop                 | has failed to connect                        |
        | external configuration to role AP after a stop                 | has failed to deliver the result             |
        | external configuration to role AP after a time-out and a reset | is waiting for the phone to fetch the result |
      # end of pairs

  Rule: PROV-2.1-03 The profile of external configuration outlasts a restart after any earlier process or attempt

    @PROV-2.1-03 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-03/6 After the success of <process> and a second restart, the device has its profiles
      Given <process> is waiting for the phone to fetch the result
      And the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host restarts the device
      Then the device has:
        | profiles | <profiles> |

      # pairs: external stored profile, 14 of 14 combinations; every pair of values is among them
      Examples: first combinations
        | process                                | profiles     |
        | external configuration                 | home         |
        | external configuration after a success | office, home |
        | external configuration after a stop    | home         |

      Examples: further combinations
        | process                                                        | profiles     |
        | external configuration after two stops                         | home         |
        | external configuration after a reset and a time-out            | home         |
        | external configuration after a time-out and a reset            | home         |
        | external configuration after external configuration            | home         |
        | external configuration to role AP                              | home         |
        | external configuration to role AP after a success              | office, home |
        | external configuration to role AP after a stop                 | home         |
        | external configuration to role AP after two stops              | home         |
        | external configuration to role AP after a reset and a time-out | home         |
        | external configuration to role AP after a time-out and a reset | home         |
        | external configuration to role AP after external configuration | home         |
      # end of pairs
