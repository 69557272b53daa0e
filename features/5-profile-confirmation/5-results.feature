Feature: The results of a confirmation
  SWRA513C chapter 5. The device tests the network of the profile. There are five results, and each has a status of its
  own: network not found, connection failed, no IP address, feedback failed, and success.

  Rule: PROV-5-01 The device reports a network that it does not find

    @PROV-5-01 @PROV-5.2-02 @PROV-7.2-02 @needs-phone @needs-network
    Scenario Outline: PROV-5-01/1 During <process>, the device reports that the network is missing
      Given <process> has a profile to confirm
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                                                           |
        | AP+SmartConfig provisioning after a success in its second attempt |
        | AP provisioning after a stop in its third attempt                 |
        | auto-provisioning as an access point after a time-out and a reset |

      Examples: after other failures
        | process                                                   |
        | AP provisioning with failed feedback                      |
        | AP+SmartConfig provisioning with three different failures |

    @PROV-5-01 @PROV-7.2-02 @needs-phone @needs-network
    Scenario Outline: PROV-5-01/4 During <process>, a device that was connected before reports that another network is missing
      Given a running device with:
        | profiles     | home |
        | auto-connect | on   |
      And the device connects to the network "home"
      And the host starts <process>
      When the phone joins the device AP, adds the profile "work" and requests confirmation
      Then the device reports the profile "work"
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

    @PROV-5-01 @needs-phone @needs-network
    Scenario: PROV-5-01/2 The device takes no network with a longer name for the missing one
      Given AP provisioning has a profile to confirm
      And the network "home2" is in range
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND

    @PROV-5-01 @PROV-7.2-02 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-5-01/3 During <process>, the device reports that the network of SmartConfig is missing
      Given <process> is waiting for a profile
      When the phone sends the profile "home" by SmartConfig
      Then the device reports in this order:
        | the profile "home"                                              |
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND |

      Examples:
        | process                                               |
        | SmartConfig provisioning                              |
        | AP+SmartConfig provisioning after a stop              |
        | SmartConfig provisioning after a time-out and a reset |

      Examples: with other options
        | process                                                                     |
        | SmartConfig provisioning with external confirmation from role AP to role AP |

  Rule: PROV-5-02 The device reports a failed connection

    @PROV-5-02 @PROV-7.2-03 @needs-phone @needs-network
    Scenario Outline: PROV-5-02/1 During <process>, the device reports a wrong key as a failed connection
      Given <process> has a profile to confirm
      And the network "home" has another key
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                                                       |
        | AP provisioning after a success in its second attempt         |
        | AP+SmartConfig provisioning after a stop in its third attempt |
        | AP provisioning after a time-out and a reset                  |
        | AP+SmartConfig provisioning after a reset and a time-out      |
        | auto-provisioning as an access point                          |

      Examples: with many attempts or processes
        | process                                      |
        | AP provisioning in its sixth attempt         |
        | AP+SmartConfig provisioning after nine stops |

      Examples: after other failures
        | process                                            |
        | AP provisioning with failed feedback               |
        | AP+SmartConfig provisioning with a missing address |

    @PROV-5-02 @PROV-7.2-03 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-5-02/2 During <process>, the device reports a wrong key by SmartConfig as a failed connection
      Given <process> is waiting for a profile
      And the network "home" has another key
      When the phone sends the profile "home" by SmartConfig
      Then the device reports in this order:
        | the profile "home"                                              |
        | SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_CONNECTION_FAILED |

      Examples:
        | process                     |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |

      Examples: with other options
        | process                                                                     |
        | SmartConfig provisioning with external confirmation from role AP to role AP |

  Rule: PROV-5-03 The device reports a missing IP address

    @PROV-5-03 @PROV-2.1-08 @PROV-7.2-04 @needs-phone @needs-network
    Scenario Outline: PROV-5-03/1 During <process>, the device reports that DHCP assigns no address
      Given <process> has a profile to confirm
      And the network "home" has no DHCP server
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_CONNECTION_SUCCESS_IP_NOT_ACQUIRED

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                                                           |
        | AP+SmartConfig provisioning after a success in its second attempt |
        | AP provisioning after a stop in its third attempt                 |
        | AP+SmartConfig provisioning after a time-out and a reset          |
        | AP provisioning after a reset and a time-out                      |

      Examples: after other failures
        | process                                          |
        | AP+SmartConfig provisioning with failed feedback |
        | AP provisioning with a failed connection         |

  Rule: PROV-5-04 The device reports failed feedback

    @PROV-5-04 @PROV-5.1.1-05 @PROV-7.2-05 @needs-phone @needs-network
    Scenario Outline: PROV-5-04/1 During <process>, the device reports that no phone has fetched the result
      Given <process> is waiting for the phone to fetch the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS_FEEDBACK_FAILED

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                                                       |
        | AP provisioning after a success in its second attempt         |
        | AP+SmartConfig provisioning after a stop in its third attempt |
        | AP provisioning after a time-out and a reset                  |
        | AP+SmartConfig provisioning after a reset and a time-out      |
        | external configuration after a stop                           |
        | external configuration after a reset and a time-out           |

      Examples: with other options
        | process                                                                     |
        | external configuration from role AP to role AP after a reset and a time-out |

      Examples: with many attempts or processes
        | process                                          |
        | AP+SmartConfig provisioning in its sixth attempt |
        | AP provisioning after nine stops                 |

  Rule: PROV-5-05 The device reports success

    @PROV-5-05 @PROV-2.1-10 @PROV-5.1.1-03 @PROV-7.2-06 @needs-phone @needs-network
    Scenario Outline: PROV-5-05/1 During <process>, the device reports success when the phone fetches the result
      Given <process> is waiting for the phone to fetch the result
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  |
        | SmartConfig provisioning |

      @needs-smartconfig
      Examples: after earlier processes or attempts
        | process                                               |
        | SmartConfig provisioning after a time-out and a reset |

      Examples: with many attempts or processes
        | process                                      |
        | AP provisioning in its sixth attempt         |
        | AP+SmartConfig provisioning after nine stops |

  Rule: PROV-5-06 The device reports one status for one failure

    @PROV-5-06 @needs-phone @needs-network
    Scenario Outline: PROV-5-06/1 When <process> <moment> from role <initial role>, no other status follows
      Given <process> <moment>, with the roles:
        | initial role | <initial role> |
      Then the device reports nothing for the while after the start (10 s)

      # pairs: failures, 21 of 50 combinations; every pair of values is among them
      Examples: first combinations
        | process         | initial role | moment                           |
        | AP provisioning | STA          | has failed to find the network   |
        | AP provisioning | AP           | has failed to get an IP address  |
        | AP provisioning | AP           | has failed to deliver the result |

      Examples: further combinations
        | process                                                | initial role | moment                           |
        | AP provisioning with external confirmation             | STA          | has failed to connect            |
        | AP provisioning with external confirmation             | STA          | has failed to get an IP address  |
        | AP+SmartConfig provisioning                            | STA          | has failed to find the network   |
        | AP+SmartConfig provisioning                            | STA          | has failed to get an IP address  |
        | AP+SmartConfig provisioning                            | STA          | has failed to deliver the result |
        | AP+SmartConfig provisioning with external confirmation | AP           | has failed to connect            |
        | auto-provisioning as an access point                   | AP           | has failed to find the network   |
        | auto-provisioning as an access point                   | AP           | has failed to connect            |
        | auto-provisioning as an access point                   | AP           | has failed to get an IP address  |
        | auto-provisioning as an access point                   | AP           | has failed to deliver the result |

      @needs-smartconfig
      Examples: further combinations
        | process                                             | initial role | moment                           |
        | SmartConfig provisioning                            | STA          | has failed to connect            |
        | SmartConfig provisioning                            | STA          | has failed to get an IP address  |
        | SmartConfig provisioning                            | STA          | has failed to deliver the result |
        | SmartConfig provisioning with external confirmation | AP           | has failed to find the network   |
        | auto-provisioning as a station                      | STA          | has failed to find the network   |
        | auto-provisioning as a station                      | STA          | has failed to connect            |
        | auto-provisioning as a station                      | STA          | has failed to get an IP address  |
        | auto-provisioning as a station                      | STA          | has failed to deliver the result |
      # end of pairs

      Examples: after earlier processes or attempts
        | process                                                           | initial role | moment                         |
        | AP provisioning after a success in its second attempt             | STA          | has failed to find the network |
        | AP+SmartConfig provisioning after a stop in its third attempt     | STA          | has failed to find the network |
        | auto-provisioning as an access point after a time-out and a reset | AP           | has failed to connect          |

      @needs-smartconfig
      Examples: after earlier processes or attempts
        | process                                               | initial role | moment                           |
        | SmartConfig provisioning after a reset and a time-out | STA          | has failed to deliver the result |

  Rule: PROV-5.1.1-01 The device advertises itself on the network

    @PROV-5.1.1-01 @needs-phone @needs-network @needs-capture
    Scenario Outline: PROV-5.1.1-01/1 During <process>, the device advertises itself by broadcast and multicast
      Given <process> is waiting for the phone to fetch the result
      When the advertisement watch (5 s) passes
      Then the device has advertised itself by broadcast
      And the device has advertised itself by multicast

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  |
        | SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                                                  |
        | AP provisioning after a stop in its third attempt        |
        | AP+SmartConfig provisioning after a time-out and a reset |
        | auto-provisioning as an access point                     |
        | external configuration after a stop                      |

      @needs-smartconfig
      Examples: after earlier processes or attempts
        | process                                                        |
        | SmartConfig provisioning after a success in its second attempt |
        | SmartConfig provisioning after a reset and a time-out          |

      Examples: with other options
        | process                    |
        | AP provisioning to role AP |

  Rule: PROV-5.1.1-04 The device reports no success before the phone has fetched the result

    @PROV-5.1.1-04 @needs-phone @needs-network
    Scenario Outline: PROV-5.1.1-04/1 During <process>, no success arrives while no phone fetches the result
      Given <process> is waiting for the phone to fetch the result
      Then the device does not report SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS within the working time of the host (15 s)

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

    @PROV-5.1.1-04 @needs-phone @needs-network
    Scenario: PROV-5.1.1-04/2 A GET of the result before the test of its profile does not count as feedback
      Given AP provisioning is waiting for a profile
      And the network "home" is in range
      And the phone joins the device AP
      And the phone fetches the result over the device AP
      And the phone adds the profile "home" over HTTP
      And the phone requests confirmation
      And the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      Then the device does not report SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS within the working time of the host (15 s)

    @PROV-5.1.1-04 @needs-phone @needs-network
    Scenario: PROV-5.1.1-04/3 A phone that reads the version over the network has not fetched the result
      Given AP provisioning is waiting for the phone to fetch the result
      And the phone joins the network "home"
      And the phone reads the version "R2.0"
      Then the device does not report SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS within the working time of the host (15 s)

  Rule: PROV-5.1.2-06 With external confirmation the device opens no connection to the cloud

    @PROV-5.1.2-06 @needs-phone @needs-network @needs-cloud @needs-capture
    Scenario Outline: PROV-5.1.2-06/1 During <process> with external confirmation, the device opens no connection
      Given <process> is waiting for the phone to fetch the result
      When the working time of the host (15 s) passes
      Then the device has opened no connection

      Examples:
        | process                                                |
        | AP provisioning with external confirmation             |
        | AP+SmartConfig provisioning with external confirmation |

      Examples: after earlier processes or attempts
        | process                                                                                      |
        | AP+SmartConfig provisioning with external confirmation after a success in its second attempt |
        | AP provisioning with external confirmation after a stop in its third attempt                 |
        | AP+SmartConfig provisioning with external confirmation after a time-out and a reset          |
        | AP provisioning with external confirmation after a reset and a time-out                      |

      Examples: with other options
        | process                                                            |
        | AP provisioning with external confirmation from role AP to role AP |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                                             |
        | SmartConfig provisioning with external confirmation |

    @PROV-5.1.2-06 @needs-phone @needs-network @needs-cloud @needs-capture @needs-long
    Scenario Outline: PROV-5.1.2-06/3 During <process>, the device opens no connection for minutes
      Given <process> is waiting for the phone to fetch the result
      When the long working time of the host (3 min) passes
      Then the device has opened no connection

      Examples:
        | process                                                             |
        | AP provisioning with external confirmation                          |
        | AP+SmartConfig provisioning with external confirmation after a stop |

    @PROV-5.1.2-06 @needs-phone @needs-network @needs-cloud @needs-capture
    Scenario Outline: PROV-5.1.2-06/2 During <process>, a connection of the host does not count as one of the device
      Given <process> is waiting for the phone to fetch the result
      When the host calls sl_Connect
      Then the device has opened no connection

      Examples:
        | process                                    |
        | AP provisioning with external confirmation |

      Examples: after earlier processes or attempts
        | process                                                                          |
        | AP provisioning with external confirmation after a success in its second attempt |
        | AP provisioning with external confirmation after a stop in its third attempt     |
        | AP provisioning with external confirmation after a time-out and a reset          |
        | AP provisioning with external confirmation after a reset and a time-out          |

      Examples: with other options
        | process                                                            |
        | AP provisioning with external confirmation from role AP to role AP |

  Rule: PROV-5.1.2-07 With external confirmation only the host ends the process

    @PROV-5.1.2-07 @needs-phone @needs-network @needs-cloud
    Scenario Outline: PROV-5.1.2-07/1 The device does not end <process> with external confirmation by itself
      Given <process> with external confirmation is waiting for the phone to fetch the result
      Then the device reports nothing for the long outage (3 min)

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

    @PROV-5.1.2-07 @needs-phone @needs-network
    Scenario Outline: PROV-5.1.2-07/2 During <process>, a phone that reads the result does not end the process
      Given <process> is waiting for the phone to fetch the result
      And the phone joins the network "home"
      When the phone tries to read the result
      Then the device does not report SL_WLAN_PROVISIONING_STOPPED within the working time of the host (15 s)

      Examples:
        | process                                                |
        | AP provisioning with external confirmation             |
        | AP+SmartConfig provisioning with external confirmation |

  Rule: PROV-5.1.2-10 An abort leads back to the configuration stage

    @PROV-5.1.2-10 @PROV-5.1.2-09 @PROV-5.1.2-11 @PROV-8.5-05 @needs-phone @needs-network @needs-cloud
    Scenario Outline: PROV-5.1.2-10/1 After an abort of <process>, the phone can add another profile
      Given <process> is waiting for the phone to fetch the result
      And the host aborts the external confirmation
      And the call is served
      Then the device does not report SL_WLAN_PROVISIONING_STOPPED within the silence (3 s)
      When the phone joins the device AP and adds the profile "work"
      Then the device reports the profile "work"

      Examples:
        | process                                                |
        | AP provisioning with external confirmation             |
        | AP+SmartConfig provisioning with external confirmation |

      Examples: after earlier processes or attempts
        | process                                                                                      |
        | AP+SmartConfig provisioning with external confirmation after a success in its second attempt |
        | AP provisioning with external confirmation after a stop in its third attempt                 |
        | AP+SmartConfig provisioning with external confirmation after a time-out and a reset          |
        | AP provisioning with external confirmation after a reset and a time-out                      |

      Examples: with other options
        | process                                                            |
        | AP provisioning with external confirmation from role AP to role AP |

    @PROV-5.1.2-10 @needs-phone @needs-network @needs-cloud
    Scenario: PROV-5.1.2-10/2 After an abort, the device AP returns
      Given AP provisioning with external confirmation is waiting for the phone to fetch the result
      And the host aborts the external confirmation
      And the call is served
      When the early moment (1 s) passes
      Then the phone sees the device AP

    @PROV-5.1.2-10 @PROV-5.1.2-09 @needs-phone @needs-network @needs-cloud @needs-smartconfig
    Scenario Outline: PROV-5.1.2-10/3 After an abort of <process>, the phone can send another profile
      Given <process> is waiting for the phone to fetch the result
      And the host aborts the external confirmation
      And the call is served
      Then the device does not report SL_WLAN_PROVISIONING_STOPPED within the silence (3 s)
      When the phone sends the profile "work" by SmartConfig
      Then the device reports the profile "work"
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND

      Examples:
        | process                                                                          |
        | SmartConfig provisioning with external confirmation                              |
        | SmartConfig provisioning with external confirmation after a time-out and a reset |

    @PROV-5.1.2-10 @PROV-4.3-01 @needs-phone @needs-network @needs-cloud
    Scenario: PROV-5.1.2-10/4 After an abort, a failed profile does not end the process
      Given AP provisioning with external confirmation is waiting for the phone to fetch the result
      And the host aborts the external confirmation
      And the call is served
      And the device does not report SL_WLAN_PROVISIONING_STOPPED within the silence (3 s)
      And the phone joins the device AP, adds the profile "work" and requests confirmation
      And the device reports the profile "work"
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND
      When the phone joins the device AP and adds the profile "cafe"
      Then the device reports the profile "cafe"

  Rule: PROV-5.1.2-12 The documents do not state whether an abort blocks the APIs again

    @PROV-5.1.2-12 @needs-phone @needs-network @needs-cloud
    Scenario: PROV-5.1.2-12/1 The suite records whether calls are refused after an abort
      Given AP provisioning with external confirmation is waiting for the phone to fetch the result
      When the host aborts the external confirmation
      Then the suite records whether every harmless command is refused

  Rule: PROV-5.1.2-13 The device rejects an abort at another moment

    @PROV-5.1.2-13 @PROV-7.1-10
    Scenario Outline: PROV-5.1.2-13/1 When <process> <moment>, the device rejects an abort
      Given <process> <moment>
      When the host aborts the external confirmation
      Then the call is answered with SL_ERROR_WLAN_PROVISIONING_CMD_NOT_EXPECTED

      Examples:
        | process                                    | moment                   |
        | AP provisioning                            | is waiting for a profile |
        | AP provisioning with external confirmation | is waiting for a profile |
        | external configuration                     | is ready for the host    |

    @PROV-5.1.2-13 @PROV-7.1-10 @needs-phone @needs-network
    Scenario Outline: PROV-5.1.2-13/2 When <process> <moment> in the confirmation stage, the device rejects an abort
      Given <process> <moment>
      When the host aborts the external confirmation
      Then the call is answered with SL_ERROR_WLAN_PROVISIONING_CMD_NOT_EXPECTED

      Examples:
        | process                                                | moment                                       |
        | AP provisioning                                        | is waiting for the phone to fetch the result |
        | AP provisioning with external confirmation             | has a profile to confirm                     |
        | AP+SmartConfig provisioning with external confirmation | has joined a network without DHCP            |
        | AP+SmartConfig provisioning with external confirmation | has failed to get an IP address              |
        | external configuration                                 | is waiting for its restart                   |

      Examples: after earlier processes or attempts
        | process                              | moment                                       |
        | AP provisioning in its third attempt | is waiting for the phone to fetch the result |

    @PROV-5.1.2-13 @PROV-7.1-10
    Scenario: PROV-5.1.2-13/3 An idle device rejects an abort
      Given an idle device
      When the host aborts the external confirmation
      Then the call is answered with SL_ERROR_WLAN_PROVISIONING_CMD_NOT_EXPECTED

    @PROV-5.1.2-13 @PROV-7.1-10 @needs-phone @needs-network @needs-cloud
    Scenario: PROV-5.1.2-13/4 The device rejects a second abort
      Given AP provisioning with external confirmation is waiting for the phone to fetch the result
      And the host aborts the external confirmation
      And the call is served
      When the host aborts the external confirmation
      Then the call is answered with SL_ERROR_WLAN_PROVISIONING_CMD_NOT_EXPECTED

    @PROV-5.1.2-13 @PROV-7.1-10 @needs-phone @needs-smartconfig
    Scenario Outline: PROV-5.1.2-13/5 During <process>, external configuration rejects an abort while it waits for its restart after SmartConfig
      Given <process> is ready for the host
      And the phone sends the profile "home" by SmartConfig
      And the device reports the profile "home"
      When the host aborts the external confirmation
      Then the call is answered with SL_ERROR_WLAN_PROVISIONING_CMD_NOT_EXPECTED

      Examples:
        | process                |
        | external configuration |

      Examples: after earlier processes or attempts
        | process                                             |
        | external configuration after a stop                 |
        | external configuration after a reset and a time-out |

      @needs-network
      Examples: after earlier processes or attempts
        | process                                |
        | external configuration after a success |

  Rule: PROV-5.1.2-14 The documents do not state what an abort reports

    @PROV-5.1.2-14 @needs-phone @needs-network @needs-cloud
    Scenario: PROV-5.1.2-14/1 The suite records the reports that follow an abort
      Given AP provisioning with external confirmation is waiting for the phone to fetch the result
      When the host aborts the external confirmation
      Then the suite records what the host receives within the while after the start (10 s)

  Rule: PROV-5.1.1-01 The device advertises itself on each network

    @PROV-5.1.1-01 @needs-phone @needs-network
    Scenario Outline: PROV-5.1.1-01/6 During <process>, the device advertises itself on a network with the security <security>
      Given <process> is waiting for a profile
      And the network "home" has the security <security> and the key "<key>"
      And the phone joins the device AP, adds the profile "home" and requests confirmation
      And the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the advertisement watch (5 s) passes
      Then the device has advertised itself by broadcast
      And the device has advertised itself by multicast

      Examples:
        | process                     | security | key           |
        | AP provisioning             | open     |               |
        | AP+SmartConfig provisioning | WEP      | thirteenchars |
