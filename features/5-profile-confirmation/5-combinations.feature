Feature: Results of processes with any history
  SWRA513C chapters 2 and 5. A process reports, serves and stores the same results, whatever its options and roles are,
  which processes have preceded it, and which attempts have failed. The rows combine each two of these.

  Rule: PROV-5-01 A missing network is reported after any earlier process or attempt

    @PROV-5-01 @needs-phone @needs-network
    Scenario Outline: PROV-5-01/5 During <process>, the device reports a missing network after any history
      Given <process> is waiting for a profile
      When the phone joins the device AP, adds the profile "home" and requests confirmation
      Then the device reports the profile "home"
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND

      # pairs: missing network, 29 of 381 combinations; every pair of values is among them
      Examples: first combinations
        | process                                              |
        | AP provisioning                                      |
        | AP provisioning after a success in its third attempt |
        | AP provisioning after a time-out and a reset         |

      Examples: further combinations
        | process                                                                                                  |
        | AP provisioning to role AP after a reset and a time-out in its third attempt                             |
        | AP provisioning to role AP after external configuration                                                  |
        | AP provisioning from role AP after external configuration                                                |
        | AP provisioning from role AP to role AP after two stops in its third attempt                             |
        | AP provisioning with external confirmation after a reset and a time-out in its second attempt            |
        | AP provisioning with external confirmation after a time-out and a reset in its third attempt             |
        | AP provisioning with external confirmation from role AP after a success                                  |
        | AP provisioning with external confirmation from role AP after a stop in its third attempt                |
        | AP+SmartConfig provisioning to role AP after a stop in its second attempt                                |
        | AP+SmartConfig provisioning with external confirmation after two stops in its second attempt             |
        | AP+SmartConfig provisioning with external confirmation after external configuration in its third attempt |
        | AP+SmartConfig provisioning with external confirmation from role AP to role AP in its second attempt     |
        | AP+SmartConfig provisioning with a SmartConfig key in its third attempt                                  |
        | AP+SmartConfig provisioning with a SmartConfig key after a stop                                          |
        | AP+SmartConfig provisioning with a SmartConfig key after a reset and a time-out                          |
        | AP+SmartConfig provisioning with a SmartConfig key after external configuration in its second attempt    |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a success in its second attempt      |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a time-out and a reset               |
        | AP+SmartConfig provisioning with a SmartConfig key from role AP after two stops                          |
        | auto-provisioning as an access point in its third attempt                                                |
        | auto-provisioning as an access point after a success                                                     |
        | auto-provisioning as an access point after a stop                                                        |
        | auto-provisioning as an access point after two stops                                                     |
        | auto-provisioning as an access point after a reset and a time-out                                        |
        | auto-provisioning as an access point after a time-out and a reset in its second attempt                  |
        | auto-provisioning as an access point after external configuration                                        |
      # end of pairs

  Rule: PROV-5-02 A wrong key is reported after any earlier process or attempt

    @PROV-5-02 @needs-phone @needs-network
    Scenario Outline: PROV-5-02/4 During <process>, the device reports a wrong key after any history
      Given <process> is waiting for a profile
      And the network "home" has another key
      When the phone joins the device AP, adds the profile "home" and requests confirmation
      Then the device reports the profile "home"
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED

      # pairs: wrong key, 29 of 381 combinations; every pair of values is among them
      Examples: first combinations
        | process                                              |
        | AP provisioning                                      |
        | AP provisioning after a success in its third attempt |
        | AP provisioning after a time-out and a reset         |

      Examples: further combinations
        | process                                                                                                  |
        | AP provisioning to role AP after a reset and a time-out in its third attempt                             |
        | AP provisioning to role AP after external configuration                                                  |
        | AP provisioning from role AP after external configuration                                                |
        | AP provisioning from role AP to role AP after two stops in its third attempt                             |
        | AP provisioning with external confirmation after a reset and a time-out in its second attempt            |
        | AP provisioning with external confirmation after a time-out and a reset in its third attempt             |
        | AP provisioning with external confirmation from role AP after a success                                  |
        | AP provisioning with external confirmation from role AP after a stop in its third attempt                |
        | AP+SmartConfig provisioning to role AP after a stop in its second attempt                                |
        | AP+SmartConfig provisioning with external confirmation after two stops in its second attempt             |
        | AP+SmartConfig provisioning with external confirmation after external configuration in its third attempt |
        | AP+SmartConfig provisioning with external confirmation from role AP to role AP in its second attempt     |
        | AP+SmartConfig provisioning with a SmartConfig key in its third attempt                                  |
        | AP+SmartConfig provisioning with a SmartConfig key after a stop                                          |
        | AP+SmartConfig provisioning with a SmartConfig key after a reset and a time-out                          |
        | AP+SmartConfig provisioning with a SmartConfig key after external configuration in its second attempt    |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a success in its second attempt      |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a time-out and a reset               |
        | AP+SmartConfig provisioning with a SmartConfig key from role AP after two stops                          |
        | auto-provisioning as an access point in its third attempt                                                |
        | auto-provisioning as an access point after a success                                                     |
        | auto-provisioning as an access point after a stop                                                        |
        | auto-provisioning as an access point after two stops                                                     |
        | auto-provisioning as an access point after a reset and a time-out                                        |
        | auto-provisioning as an access point after a time-out and a reset in its second attempt                  |
        | auto-provisioning as an access point after external configuration                                        |
      # end of pairs

  Rule: PROV-5-03 A missing address is reported after any earlier process or attempt

    @PROV-5-03 @needs-phone @needs-network
    Scenario Outline: PROV-5-03/5 During <process>, the device reports a missing address after any history
      Given <process> is waiting for a profile
      And the network "home" has no DHCP server
      When the phone joins the device AP, adds the profile "home" and requests confirmation
      Then the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED

      # pairs: missing address, 29 of 381 combinations; every pair of values is among them
      Examples: first combinations
        | process                                              |
        | AP provisioning                                      |
        | AP provisioning after a success in its third attempt |
        | AP provisioning after a time-out and a reset         |

      Examples: further combinations
        | process                                                                                                  |
        | AP provisioning to role AP after a reset and a time-out in its third attempt                             |
        | AP provisioning to role AP after external configuration                                                  |
        | AP provisioning from role AP after external configuration                                                |
        | AP provisioning from role AP to role AP after two stops in its third attempt                             |
        | AP provisioning with external confirmation after a reset and a time-out in its second attempt            |
        | AP provisioning with external confirmation after a time-out and a reset in its third attempt             |
        | AP provisioning with external confirmation from role AP after a success                                  |
        | AP provisioning with external confirmation from role AP after a stop in its third attempt                |
        | AP+SmartConfig provisioning to role AP after a stop in its second attempt                                |
        | AP+SmartConfig provisioning with external confirmation after two stops in its second attempt             |
        | AP+SmartConfig provisioning with external confirmation after external configuration in its third attempt |
        | AP+SmartConfig provisioning with external confirmation from role AP to role AP in its second attempt     |
        | AP+SmartConfig provisioning with a SmartConfig key in its third attempt                                  |
        | AP+SmartConfig provisioning with a SmartConfig key after a stop                                          |
        | AP+SmartConfig provisioning with a SmartConfig key after a reset and a time-out                          |
        | AP+SmartConfig provisioning with a SmartConfig key after external configuration in its second attempt    |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a success in its second attempt      |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a time-out and a reset               |
        | AP+SmartConfig provisioning with a SmartConfig key from role AP after two stops                          |
        | auto-provisioning as an access point in its third attempt                                                |
        | auto-provisioning as an access point after a success                                                     |
        | auto-provisioning as an access point after a stop                                                        |
        | auto-provisioning as an access point after two stops                                                     |
        | auto-provisioning as an access point after a reset and a time-out                                        |
        | auto-provisioning as an access point after a time-out and a reset in its second attempt                  |
        | auto-provisioning as an access point after external configuration                                        |
      # end of pairs

  Rule: PROV-9-06 A failure is served after any earlier process or attempt

    @PROV-9-06 @needs-phone @needs-network
    Scenario Outline: PROV-9-06/5 When <process> with any history <moment>, the phone reads the result
      Given <process> <moment>
      When the phone joins the device AP
      Then the phone reads the result <result>

      # pairs: served failure, 28 of 1143 combinations; every pair of values is among them
      Examples: first combinations
        | process                                                                      | moment                          | result                |
        | AP provisioning after a time-out and a reset                                 | has failed to get an IP address | no IP address (3)     |
        | AP provisioning to role AP after a reset and a time-out in its third attempt | has failed to connect           | connection failed (2) |
        | AP provisioning from role AP after a success                                 | has failed to connect           | connection failed (2) |

      Examples: further combinations
        | process                                                                                                             | moment                          | result                |
        | AP provisioning from role AP to role AP after external configuration                                                | has failed to find the network  | network not found (1) |
        | AP provisioning with external confirmation after a time-out and a reset                                             | has failed to find the network  | network not found (1) |
        | AP provisioning with external confirmation to role AP after two stops                                               | has failed to get an IP address | no IP address (3)     |
        | AP provisioning with external confirmation from role AP after a stop in its third attempt                           | has failed to connect           | connection failed (2) |
        | AP provisioning with external confirmation from role AP to role AP in its second attempt                            | has failed to connect           | connection failed (2) |
        | AP+SmartConfig provisioning after two stops in its second attempt                                                   | has failed to find the network  | network not found (1) |
        | AP+SmartConfig provisioning to role AP after a stop in its second attempt                                           | has failed to get an IP address | no IP address (3)     |
        | AP+SmartConfig provisioning from role AP to role AP in its third attempt                                            | has failed to get an IP address | no IP address (3)     |
        | AP+SmartConfig provisioning with external confirmation after a reset and a time-out                                 | has failed to find the network  | network not found (1) |
        | AP+SmartConfig provisioning with external confirmation after external configuration in its third attempt            | has failed to connect           | connection failed (2) |
        | AP+SmartConfig provisioning with external confirmation from role AP to role AP after a success in its third attempt | has failed to find the network  | network not found (1) |
        | AP+SmartConfig provisioning with a SmartConfig key                                                                  | has failed to find the network  | network not found (1) |
        | AP+SmartConfig provisioning with a SmartConfig key after a stop                                                     | has failed to find the network  | network not found (1) |
        | AP+SmartConfig provisioning with a SmartConfig key after a reset and a time-out                                     | has failed to find the network  | network not found (1) |
        | AP+SmartConfig provisioning with a SmartConfig key after external configuration in its second attempt               | has failed to get an IP address | no IP address (3)     |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a success in its second attempt                 | has failed to find the network  | network not found (1) |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a time-out and a reset in its third attempt     | has failed to connect           | connection failed (2) |
        | AP+SmartConfig provisioning with a SmartConfig key from role AP after two stops in its third attempt                | has failed to connect           | connection failed (2) |
        | auto-provisioning as an access point                                                                                | has failed to find the network  | network not found (1) |
        | auto-provisioning as an access point after a success in its third attempt                                           | has failed to get an IP address | no IP address (3)     |
        | auto-provisioning as an access point after a stop                                                                   | has failed to find the network  | network not found (1) |
        | auto-provisioning as an access point after two stops                                                                | has failed to find the network  | network not found (1) |
        | auto-provisioning as an access point after a reset and a time-out in its second attempt                             | has failed to get an IP address | no IP address (3)     |
        | auto-provisioning as an access point after a time-out and a reset in its second attempt                             | has failed to connect           | connection failed (2) |
        | auto-provisioning as an access point after external configuration                                                   | has failed to find the network  | network not found (1) |
      # end of pairs

  Rule: PROV-5-04 A result that no phone has fetched is reported after any earlier process or attempt

    @PROV-5-04 @needs-phone @needs-network
    Scenario Outline: PROV-5-04/3 During <process>, the device reports that no phone has fetched the result, and shows its AP again
      Given <process> is waiting for the phone to fetch the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED
      And the phone sees the device AP

      # pairs: missed result, 23 of 216 combinations; every pair of values is among them
      Examples: first combinations
        | process                               |
        | AP provisioning in its second attempt |
        | AP provisioning after a success       |
        | AP provisioning after a stop          |

      Examples: further combinations
        | process                                                                                                         |
        | AP provisioning after two stops in its third attempt                                                            |
        | AP provisioning after a reset and a time-out                                                                    |
        | AP provisioning after a reset and a time-out in its second attempt                                              |
        | AP provisioning after a time-out and a reset                                                                    |
        | AP provisioning after external configuration in its third attempt                                               |
        | AP provisioning to role AP after a time-out and a reset in its third attempt                                    |
        | AP provisioning from role AP after two stops                                                                    |
        | AP provisioning from role AP to role AP in its third attempt                                                    |
        | AP provisioning from role AP to role AP after a success in its second attempt                                   |
        | AP+SmartConfig provisioning after a time-out and a reset in its second attempt                                  |
        | AP+SmartConfig provisioning from role AP after a stop in its second attempt                                     |
        | AP+SmartConfig provisioning from role AP to role AP after external configuration                                |
        | AP+SmartConfig provisioning with a SmartConfig key                                                              |
        | AP+SmartConfig provisioning with a SmartConfig key after a success in its third attempt                         |
        | AP+SmartConfig provisioning with a SmartConfig key after a time-out and a reset                                 |
        | AP+SmartConfig provisioning with a SmartConfig key after external configuration in its second attempt           |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a stop in its third attempt                 |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after two stops in its second attempt             |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a reset and a time-out in its third attempt |
        | AP+SmartConfig provisioning with a SmartConfig key from role AP                                                 |
      # end of pairs

  Rule: PROV-5.1.1-02 A success is served after any earlier process or attempt

    @PROV-5.1.1-02 @needs-phone @needs-network
    Scenario Outline: PROV-5.1.1-02/2 During <process>, the phone reads success
      Given <process> is waiting for the phone to fetch the result
      When the phone joins the network "home"
      Then the phone reads the result success (5)

      # pairs: served success, 28 of 237 combinations; every pair of values is among them
      Examples: first combinations
        | process                                               |
        | AP provisioning                                       |
        | AP provisioning after a success in its second attempt |
        | AP provisioning after a stop                          |

      Examples: further combinations
        | process                                                                                    |
        | AP provisioning after a reset and a time-out                                               |
        | AP provisioning after a time-out and a reset in its third attempt                          |
        | AP provisioning after external configuration in its third attempt                          |
        | AP provisioning from role AP in its second attempt                                         |
        | AP provisioning from role AP after a success in its third attempt                          |
        | AP provisioning from role AP after external configuration in its second attempt            |
        | AP provisioning from role AP to role AP after two stops in its third attempt               |
        | AP+SmartConfig provisioning after a stop in its third attempt                              |
        | AP+SmartConfig provisioning to role AP after a success                                     |
        | AP+SmartConfig provisioning to role AP after a reset and a time-out in its second attempt  |
        | AP+SmartConfig provisioning to role AP after a time-out and a reset in its second attempt  |
        | AP+SmartConfig provisioning with a SmartConfig key after a success in its second attempt   |
        | AP+SmartConfig provisioning with a SmartConfig key after two stops                         |
        | AP+SmartConfig provisioning with a SmartConfig key after a reset and a time-out            |
        | AP+SmartConfig provisioning with a SmartConfig key after a time-out and a reset            |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP in its third attempt         |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after external configuration |
        | AP+SmartConfig provisioning with a SmartConfig key from role AP to role AP after a stop    |
        | auto-provisioning as an access point                                                       |
        | auto-provisioning as an access point after a success                                       |
        | auto-provisioning as an access point after a stop in its second attempt                    |
        | auto-provisioning as an access point after two stops in its second attempt                 |
        | auto-provisioning as an access point after a reset and a time-out in its third attempt     |
        | auto-provisioning as an access point after a time-out and a reset                          |
        | auto-provisioning as an access point after external configuration                          |
      # end of pairs

  Rule: PROV-5.1.1-01 The device advertises itself after any earlier process or attempt

    @PROV-5.1.1-01 @needs-phone @needs-network
    Scenario Outline: PROV-5.1.1-01/7 During <process>, the device advertises itself on the network of the profile
      Given <process> is waiting for the phone to fetch the result
      When the advertisement watch (5 s) passes
      Then the device has advertised itself by broadcast
      And the device has advertised itself by multicast

      # pairs: advertisement, 28 of 237 combinations; every pair of values is among them
      Examples: first combinations
        | process                                               |
        | AP provisioning                                       |
        | AP provisioning after a success in its second attempt |
        | AP provisioning after a stop                          |

      Examples: further combinations
        | process                                                                                    |
        | AP provisioning after a reset and a time-out                                               |
        | AP provisioning after a time-out and a reset in its third attempt                          |
        | AP provisioning after external configuration in its third attempt                          |
        | AP provisioning from role AP in its second attempt                                         |
        | AP provisioning from role AP after a success in its third attempt                          |
        | AP provisioning from role AP after external configuration in its second attempt            |
        | AP provisioning from role AP to role AP after two stops in its third attempt               |
        | AP+SmartConfig provisioning after a stop in its third attempt                              |
        | AP+SmartConfig provisioning to role AP after a success                                     |
        | AP+SmartConfig provisioning to role AP after a reset and a time-out in its second attempt  |
        | AP+SmartConfig provisioning to role AP after a time-out and a reset in its second attempt  |
        | AP+SmartConfig provisioning with a SmartConfig key after a success in its second attempt   |
        | AP+SmartConfig provisioning with a SmartConfig key after two stops                         |
        | AP+SmartConfig provisioning with a SmartConfig key after a reset and a time-out            |
        | AP+SmartConfig provisioning with a SmartConfig key after a time-out and a reset            |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP in its third attempt         |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after external configuration |
        | AP+SmartConfig provisioning with a SmartConfig key from role AP to role AP after a stop    |
        | auto-provisioning as an access point                                                       |
        | auto-provisioning as an access point after a success                                       |
        | auto-provisioning as an access point after a stop in its second attempt                    |
        | auto-provisioning as an access point after two stops in its second attempt                 |
        | auto-provisioning as an access point after a reset and a time-out in its third attempt     |
        | auto-provisioning as an access point after a time-out and a reset                          |
        | auto-provisioning as an access point after external configuration                          |
      # end of pairs

  Rule: PROV-2.1-05 A profile leads to a success after any earlier process or attempt

    @PROV-2.1-05 @PROV-2.1-11 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-05/24 During <process>, a profile leads to a success
      Given <process> is waiting for a profile
      And the network "home" is in range
      When the phone joins the device AP, adds the profile "home" and requests confirmation
      Then the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the phone fetches the result
      Then the device reports in this order:
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS |
        | SL_WLAN_PROVISIONING_STOPPED                     |

      # pairs: success, 30 of 669 combinations; every pair of values is among them
      Examples: first combinations
        | process                                                    |
        | AP provisioning in its second attempt with a refused abort |
        | AP provisioning after a success with a refused abort       |
        | AP provisioning after a success in its second attempt      |

      Examples: further combinations
        | process                                                                                                                 |
        | AP provisioning after a reset and a time-out in its third attempt with a refused abort                                  |
        | AP provisioning after a time-out and a reset with a refused start                                                       |
        | AP provisioning after a time-out and a reset in its third attempt with a refused abort                                  |
        | AP provisioning after external configuration in its second attempt                                                      |
        | AP provisioning to role AP after a stop                                                                                 |
        | AP provisioning to role AP after external configuration in its third attempt with a refused abort                       |
        | AP provisioning from role AP after a success in its third attempt with a refused start                                  |
        | AP provisioning from role AP to role AP after two stops in its third attempt with a refused start                       |
        | AP+SmartConfig provisioning after a stop in its third attempt with a refused start                                      |
        | AP+SmartConfig provisioning to role AP after a reset and a time-out in its second attempt with a refused start          |
        | AP+SmartConfig provisioning to role AP after a time-out and a reset in its second attempt                               |
        | AP+SmartConfig provisioning from role AP after external configuration with a refused start                              |
        | AP+SmartConfig provisioning from role AP to role AP with a refused start                                                |
        | AP+SmartConfig provisioning with a SmartConfig key in its third attempt                                                 |
        | AP+SmartConfig provisioning with a SmartConfig key after two stops with a refused abort                                 |
        | AP+SmartConfig provisioning with a SmartConfig key after a reset and a time-out with a refused start                    |
        | AP+SmartConfig provisioning with a SmartConfig key after a time-out and a reset                                         |
        | AP+SmartConfig provisioning with a SmartConfig key after external configuration                                         |
        | AP+SmartConfig provisioning with a SmartConfig key from role AP after a stop in its second attempt with a refused abort |
        | AP+SmartConfig provisioning with a SmartConfig key from role AP to role AP after a success                              |
        | auto-provisioning as an access point in its third attempt                                                               |
        | auto-provisioning as an access point after a success                                                                    |
        | auto-provisioning as an access point after a stop                                                                       |
        | auto-provisioning as an access point after two stops in its second attempt                                              |
        | auto-provisioning as an access point after a reset and a time-out                                                       |
        | auto-provisioning as an access point after a time-out and a reset                                                       |
        | auto-provisioning as an access point after external configuration                                                       |
      # end of pairs

  Rule: PROV-4.3-11 A success leads to its role after any earlier process or attempt

    @PROV-4.3-11 @needs-phone @needs-network
    Scenario Outline: PROV-4.3-11/3 The success of <process> leads to role <role at the end>
      Given <process> is waiting for the phone to fetch the result
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the process ends in role <role at the end>

      # pairs: role after success, 25 of 648 combinations; every pair of values is among them
      Examples: first combinations
        | process                                                                    | role at the end |
        | AP provisioning in its second attempt                                      | STA             |
        | AP provisioning after a success with a refused start                       | STA             |
        | AP provisioning after a success in its second attempt with a refused abort | STA             |

      Examples: further combinations
        | process                                                                                                                              | role at the end |
        | AP provisioning after a stop with a refused start                                                                                    | STA             |
        | AP provisioning after two stops in its third attempt with a refused start                                                            | STA             |
        | AP provisioning after a reset and a time-out in its second attempt with a refused abort                                              | STA             |
        | AP provisioning after a time-out and a reset                                                                                         | STA             |
        | AP provisioning after a time-out and a reset in its second attempt with a refused start                                              | STA             |
        | AP provisioning after external configuration in its second attempt with a refused abort                                              | STA             |
        | AP provisioning after external configuration in its third attempt                                                                    | STA             |
        | AP provisioning to role AP after a reset and a time-out                                                                              | AP              |
        | AP provisioning to role AP after external configuration with a refused start                                                         | AP              |
        | AP provisioning from role AP in its second attempt with a refused start                                                              | STA             |
        | AP provisioning from role AP after two stops with a refused abort                                                                    | STA             |
        | AP provisioning from role AP to role AP with a refused abort                                                                         | AP              |
        | AP provisioning from role AP to role AP after a stop in its third attempt with a refused abort                                       | AP              |
        | AP+SmartConfig provisioning after a success                                                                                          | STA             |
        | AP+SmartConfig provisioning after a stop in its second attempt with a refused abort                                                  | STA             |
        | AP+SmartConfig provisioning with a SmartConfig key in its third attempt with a refused start                                         | STA             |
        | AP+SmartConfig provisioning with a SmartConfig key after a stop                                                                      | STA             |
        | AP+SmartConfig provisioning with a SmartConfig key after a reset and a time-out in its third attempt with a refused start            | STA             |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after two stops in its second attempt                                  | AP              |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a time-out and a reset in its third attempt with a refused abort | AP              |
        | AP+SmartConfig provisioning with a SmartConfig key from role AP after external configuration                                         | STA             |
        | AP+SmartConfig provisioning with a SmartConfig key from role AP to role AP after a success in its third attempt                      | AP              |
      # end of pairs

  Rule: PROV-2.1-03 A profile outlasts a restart after any earlier process or attempt

    @PROV-2.1-03 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-03/5 After the success of <process> and a restart, the device has its profiles
      Given <process> is waiting for the phone to fetch the result
      And the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host restarts the device
      Then the device has:
        | profiles | <profiles> |

      # pairs: stored profile, 24 of 79 combinations; every pair of values is among them
      Examples: first combinations
        | process                                      | profiles     |
        | AP provisioning after a success              | office, home |
        | AP provisioning after a reset and a time-out | home         |
        | AP provisioning after a time-out and a reset | home         |

      Examples: further combinations
        | process                                                                                    | profiles     |
        | AP provisioning from role AP                                                               | home         |
        | AP provisioning from role AP after external configuration                                  | home         |
        | AP provisioning from role AP to role AP after a stop                                       | home         |
        | AP provisioning from role AP to role AP after two stops                                    | home         |
        | AP+SmartConfig provisioning to role AP after a time-out and a reset                        | home         |
        | AP+SmartConfig provisioning to role AP after external configuration                        | home         |
        | AP+SmartConfig provisioning from role AP to role AP after a success                        | office, home |
        | AP+SmartConfig provisioning with a SmartConfig key after a stop                            | home         |
        | AP+SmartConfig provisioning with a SmartConfig key after two stops                         | home         |
        | AP+SmartConfig provisioning with a SmartConfig key after a time-out and a reset            | home         |
        | AP+SmartConfig provisioning with a SmartConfig key after external configuration            | home         |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP                              | home         |
        | AP+SmartConfig provisioning with a SmartConfig key to role AP after a reset and a time-out | home         |
        | AP+SmartConfig provisioning with a SmartConfig key from role AP after a success            | office, home |
        | auto-provisioning as an access point                                                       | home         |
        | auto-provisioning as an access point after a success                                       | home         |
        | auto-provisioning as an access point after a stop                                          | home         |
        | auto-provisioning as an access point after two stops                                       | home         |
        | auto-provisioning as an access point after a reset and a time-out                          | home         |
        | auto-provisioning as an access point after a time-out and a reset                          | home         |
        | auto-provisioning as an access point after external configuration                          | home         |
      # end of pairs

  Rule: PROV-5-01 A missing network of a transmission is reported after any earlier process or attempt

    @PROV-5-01 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-5-01/6 During <process>, the device reports that the network of a transmission is missing
      Given <process> is waiting for a profile
      When the phone sends the profile "home" by SmartConfig
      Then the device reports in this order:
        | the profile "home"                                         |
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND |

      # pairs: missing network by air, 27 of 158 combinations; every pair of values is among them
      Examples: first combinations
        | process                                                       |
        | SmartConfig provisioning in its second attempt                |
        | SmartConfig provisioning after a success                      |
        | SmartConfig provisioning after a success in its third attempt |

      Examples: further combinations
        | process                                                                                            |
        | SmartConfig provisioning after a stop in its second attempt                                        |
        | SmartConfig provisioning after two stops in its third attempt                                      |
        | SmartConfig provisioning after a time-out and a reset in its third attempt                         |
        | SmartConfig provisioning to role AP                                                                |
        | SmartConfig provisioning to role AP after a reset and a time-out in its second attempt             |
        | SmartConfig provisioning to role AP after a time-out and a reset                                   |
        | SmartConfig provisioning from role AP after a success in its second attempt                        |
        | SmartConfig provisioning from role AP after a stop                                                 |
        | SmartConfig provisioning from role AP after two stops                                              |
        | SmartConfig provisioning from role AP to role AP after external configuration in its third attempt |
        | AP+SmartConfig provisioning after a reset and a time-out in its third attempt                      |
        | AP+SmartConfig provisioning after a time-out and a reset in its second attempt                     |
        | AP+SmartConfig provisioning after external configuration                                           |
        | AP+SmartConfig provisioning to role AP after a stop in its third attempt                           |
        | AP+SmartConfig provisioning to role AP after two stops in its second attempt                       |
        | AP+SmartConfig provisioning from role AP in its third attempt                                      |
        | AP+SmartConfig provisioning from role AP to role AP after a success                                |
        | auto-provisioning as a station                                                                     |
        | auto-provisioning as a station after a success                                                     |
        | auto-provisioning as a station after a stop                                                        |
        | auto-provisioning as a station after two stops                                                     |
        | auto-provisioning as a station after a reset and a time-out                                        |
        | auto-provisioning as a station after a time-out and a reset                                        |
        | auto-provisioning as a station after external configuration in its second attempt                  |
      # end of pairs

  Rule: PROV-5-02 A wrong key of a transmission is reported after any earlier process or attempt

    @PROV-5-02 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-5-02/5 During <process>, the device reports a wrong key of a transmission
      Given <process> is waiting for a profile
      And the network "home" has another key
      When the phone sends the profile "home" by SmartConfig
      Then the device reports in this order:
        | the profile "home"                                          |
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED |

      # pairs: wrong key by air, 27 of 158 combinations; every pair of values is among them
      Examples: first combinations
        | process                                                       |
        | SmartConfig provisioning in its second attempt                |
        | SmartConfig provisioning after a success                      |
        | SmartConfig provisioning after a success in its third attempt |

      Examples: further combinations
        | process                                                                                            |
        | SmartConfig provisioning after a stop in its second attempt                                        |
        | SmartConfig provisioning after two stops in its third attempt                                      |
        | SmartConfig provisioning after a time-out and a reset in its third attempt                         |
        | SmartConfig provisioning to role AP                                                                |
        | SmartConfig provisioning to role AP after a reset and a time-out in its second attempt             |
        | SmartConfig provisioning to role AP after a time-out and a reset                                   |
        | SmartConfig provisioning from role AP after a success in its second attempt                        |
        | SmartConfig provisioning from role AP after a stop                                                 |
        | SmartConfig provisioning from role AP after two stops                                              |
        | SmartConfig provisioning from role AP to role AP after external configuration in its third attempt |
        | AP+SmartConfig provisioning after a reset and a time-out in its third attempt                      |
        | AP+SmartConfig provisioning after a time-out and a reset in its second attempt                     |
        | AP+SmartConfig provisioning after external configuration                                           |
        | AP+SmartConfig provisioning to role AP after a stop in its third attempt                           |
        | AP+SmartConfig provisioning to role AP after two stops in its second attempt                       |
        | AP+SmartConfig provisioning from role AP in its third attempt                                      |
        | AP+SmartConfig provisioning from role AP to role AP after a success                                |
        | auto-provisioning as a station                                                                     |
        | auto-provisioning as a station after a success                                                     |
        | auto-provisioning as a station after a stop                                                        |
        | auto-provisioning as a station after two stops                                                     |
        | auto-provisioning as a station after a reset and a time-out                                        |
        | auto-provisioning as a station after a time-out and a reset                                        |
        | auto-provisioning as a station after external configuration in its second attempt                  |
      # end of pairs

  Rule: PROV-2.1-05 A transmission leads to a link after any earlier process or attempt

    @PROV-2.1-05 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-2.1-05/25 During <process>, a transmission leads to a link
      Given <process> is waiting for a profile
      And the network "home" is in range
      When the phone sends the profile "home" by SmartConfig
      Then the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |

      # pairs: link by air, 27 of 158 combinations; every pair of values is among them
      Examples: first combinations
        | process                                                       |
        | SmartConfig provisioning in its second attempt                |
        | SmartConfig provisioning after a success                      |
        | SmartConfig provisioning after a success in its third attempt |

      Examples: further combinations
        | process                                                                                            |
        | SmartConfig provisioning after a stop in its second attempt                                        |
        | SmartConfig provisioning after two stops in its third attempt                                      |
        | SmartConfig provisioning after a time-out and a reset in its third attempt                         |
        | SmartConfig provisioning to role AP                                                                |
        | SmartConfig provisioning to role AP after a reset and a time-out in its second attempt             |
        | SmartConfig provisioning to role AP after a time-out and a reset                                   |
        | SmartConfig provisioning from role AP after a success in its second attempt                        |
        | SmartConfig provisioning from role AP after a stop                                                 |
        | SmartConfig provisioning from role AP after two stops                                              |
        | SmartConfig provisioning from role AP to role AP after external configuration in its third attempt |
        | AP+SmartConfig provisioning after a reset and a time-out in its third attempt                      |
        | AP+SmartConfig provisioning after a time-out and a reset in its second attempt                     |
        | AP+SmartConfig provisioning after external configuration                                           |
        | AP+SmartConfig provisioning to role AP after a stop in its third attempt                           |
        | AP+SmartConfig provisioning to role AP after two stops in its second attempt                       |
        | AP+SmartConfig provisioning from role AP in its third attempt                                      |
        | AP+SmartConfig provisioning from role AP to role AP after a success                                |
        | auto-provisioning as a station                                                                     |
        | auto-provisioning as a station after a success                                                     |
        | auto-provisioning as a station after a stop                                                        |
        | auto-provisioning as a station after two stops                                                     |
        | auto-provisioning as a station after a reset and a time-out                                        |
        | auto-provisioning as a station after a time-out and a reset                                        |
        | auto-provisioning as a station after external configuration in its second attempt                  |
      # end of pairs

  Rule: PROV-5-04 A missed result after a transmission is reported after any earlier process or attempt

    @PROV-5-04 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-5-04/4 During <process>, the device reports after a transmission that no phone has fetched the result
      Given <process> is waiting for the phone to fetch the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED

      # pairs: missed result by air, 21 of 72 combinations; every pair of values is among them
      Examples: first combinations
        | process                                                       |
        | SmartConfig provisioning                                      |
        | SmartConfig provisioning in its third attempt                 |
        | SmartConfig provisioning after a success in its third attempt |

      Examples: further combinations
        | process                                                                                 |
        | SmartConfig provisioning after a stop in its second attempt                             |
        | SmartConfig provisioning after two stops                                                |
        | SmartConfig provisioning after two stops in its second attempt                          |
        | SmartConfig provisioning after a reset and a time-out in its second attempt             |
        | SmartConfig provisioning after a reset and a time-out in its third attempt              |
        | SmartConfig provisioning after a time-out and a reset                                   |
        | SmartConfig provisioning after a time-out and a reset in its third attempt              |
        | SmartConfig provisioning after external configuration                                   |
        | SmartConfig provisioning to role AP after a success                                     |
        | SmartConfig provisioning to role AP after a stop in its third attempt                   |
        | SmartConfig provisioning to role AP after a reset and a time-out                        |
        | SmartConfig provisioning to role AP after a time-out and a reset in its second attempt  |
        | SmartConfig provisioning to role AP after external configuration in its second attempt  |
        | SmartConfig provisioning from role AP after a success in its second attempt             |
        | SmartConfig provisioning from role AP after a stop                                      |
        | SmartConfig provisioning from role AP after external configuration in its third attempt |
        | SmartConfig provisioning from role AP to role AP in its second attempt                  |
        | SmartConfig provisioning from role AP to role AP after two stops in its third attempt   |
      # end of pairs

  Rule: PROV-5.1.2-10 An abort leads back to the configuration stage after any earlier process or attempt

    @PROV-5.1.2-10 @needs-phone @needs-network @needs-cloud
    Scenario Outline: PROV-5.1.2-10/10 During <process>, the device reports another profile after the abort
      Given <process> is waiting for the phone to fetch the result
      And the host aborts the external confirmation
      And the device does not report SL_WLAN_PROVISIONING_STOPPED within the silence (3 s)
      When the phone joins the device AP and adds the profile "work"
      Then the device reports the profile "work"

      # pairs: abort, 22 of 144 combinations; every pair of values is among them
      Examples: first combinations
        | process                                                                          |
        | AP provisioning with external confirmation                                       |
        | AP provisioning with external confirmation after a success in its second attempt |
        | AP provisioning with external confirmation after a success in its third attempt  |

      Examples: further combinations
        | process                                                                                                                          |
        | AP provisioning with external confirmation after a stop in its third attempt                                                     |
        | AP provisioning with external confirmation after two stops in its third attempt                                                  |
        | AP provisioning with external confirmation after a reset and a time-out                                                          |
        | AP provisioning with external confirmation after a time-out and a reset                                                          |
        | AP provisioning with external confirmation after external configuration                                                          |
        | AP provisioning with external confirmation after external configuration in its second attempt                                    |
        | AP provisioning with external confirmation to role AP in its second attempt                                                      |
        | AP provisioning with external confirmation to role AP after a stop in its second attempt                                         |
        | AP provisioning with external confirmation to role AP after two stops in its second attempt                                      |
        | AP provisioning with external confirmation to role AP after a reset and a time-out in its third attempt                          |
        | AP provisioning with external confirmation to role AP after a time-out and a reset in its third attempt                          |
        | AP provisioning with external confirmation from role AP in its second attempt                                                    |
        | AP+SmartConfig provisioning with external confirmation after a reset and a time-out in its second attempt                        |
        | AP+SmartConfig provisioning with external confirmation after a time-out and a reset in its second attempt                        |
        | AP+SmartConfig provisioning with external confirmation from role AP in its third attempt                                         |
        | AP+SmartConfig provisioning with external confirmation from role AP after a stop                                                 |
        | AP+SmartConfig provisioning with external confirmation from role AP after two stops                                              |
        | AP+SmartConfig provisioning with external confirmation from role AP to role AP after a success                                   |
        | AP+SmartConfig provisioning with external confirmation from role AP to role AP after external configuration in its third attempt |
      # end of pairs

  Rule: PROV-7.5-25 Status 16 unblocks the APIs after any earlier process or attempt

    @PROV-7.5-25 @PROV-5.1.2-01 @needs-phone @needs-network @needs-cloud
    Scenario Outline: PROV-7.5-25/7 When <process> has reported status 16, the device serves each command
      Given <process> is waiting for the phone to fetch the result
      Then every harmless command is served

      # pairs: confirmed by a cloud, 22 of 144 combinations; every pair of values is among them
      Examples: first combinations
        | process                                                                          |
        | AP provisioning with external confirmation                                       |
        | AP provisioning with external confirmation after a success in its second attempt |
        | AP provisioning with external confirmation after a success in its third attempt  |

      Examples: further combinations
        | process                                                                                                                          |
        | AP provisioning with external confirmation after a stop in its third attempt                                                     |
        | AP provisioning with external confirmation after two stops in its third attempt                                                  |
        | AP provisioning with external confirmation after a reset and a time-out                                                          |
        | AP provisioning with external confirmation after a time-out and a reset                                                          |
        | AP provisioning with external confirmation after external configuration                                                          |
        | AP provisioning with external confirmation after external configuration in its second attempt                                    |
        | AP provisioning with external confirmation to role AP in its second attempt                                                      |
        | AP provisioning with external confirmation to role AP after a stop in its second attempt                                         |
        | AP provisioning with external confirmation to role AP after two stops in its second attempt                                      |
        | AP provisioning with external confirmation to role AP after a reset and a time-out in its third attempt                          |
        | AP provisioning with external confirmation to role AP after a time-out and a reset in its third attempt                          |
        | AP provisioning with external confirmation from role AP in its second attempt                                                    |
        | AP+SmartConfig provisioning with external confirmation after a reset and a time-out in its second attempt                        |
        | AP+SmartConfig provisioning with external confirmation after a time-out and a reset in its second attempt                        |
        | AP+SmartConfig provisioning with external confirmation from role AP in its third attempt                                         |
        | AP+SmartConfig provisioning with external confirmation from role AP after a stop                                                 |
        | AP+SmartConfig provisioning with external confirmation from role AP after two stops                                              |
        | AP+SmartConfig provisioning with external confirmation from role AP to role AP after a success                                   |
        | AP+SmartConfig provisioning with external confirmation from role AP to role AP after external configuration in its third attempt |
      # end of pairs
