Feature: The two stages of a process
  SWRA513C section 2.1. A process has two stages. In the configuration stage the device receives a network and stores it
  as a profile. In the confirmation stage the device tests this network and reports the result. A connection needs a
  link *and* an IP address, and a success needs a delivered result. Every other result leads back to the configuration
  stage, where the phone can add another network.

  Rule: PROV-2.1-01 The configuration stage precedes the confirmation stage

    @PROV-2.1-01 @PROV-7.3-06 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-01/1 During <process>, no report of a confirmation arrives before the profile
      Given an idle device
      And the network "home" is in range
      When the host starts <process>
      Then the device reports nothing for the while after the start (10 s)
      When the phone joins the device AP, adds the profile "home" and requests confirmation
      Then the device reports the profile "home"
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      Examples: after earlier processes or attempts
        | process                                                            |
        | AP provisioning after a success in its second attempt              |
        | AP+SmartConfig provisioning after a stop in its third attempt      |
        | AP provisioning after a time-out and a reset                       |
        | AP+SmartConfig provisioning after a reset and a time-out           |
        | AP provisioning after a time-out and a reset in its second attempt |
        | AP provisioning after a success                                    |

  Rule: PROV-2.1-02 A successful process leaves its profile stored

    @PROV-2.1-02 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-02/1 After the success of <process>, the device has the profile
      Given <process> is waiting for the phone to fetch the result
      And the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      Then the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device has:
        | profiles | home |

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
        | AP provisioning after a stop                             |
        | AP+SmartConfig provisioning after a time-out and a reset |

      @needs-smartconfig
      Examples: after earlier processes or attempts
        | process                                               |
        | SmartConfig provisioning after a reset and a time-out |

  Rule: PROV-2.1-03 A stored profile survives a restart

    @PROV-2.1-03 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-03/1 During <process>, after a success and a restart, the device still has the profile
      Given <process> is waiting for the phone to fetch the result
      And the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host restarts the device
      Then the device has:
        | profiles | home |

      Examples:
        | process         |
        | AP provisioning |

      Examples: after earlier processes or attempts
        | process                                      |
        | AP provisioning after a stop                 |
        | AP provisioning after a time-out and a reset |
        | AP provisioning after a reset and a time-out |

    @PROV-2.1-03 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-03/2 After the success of <process> and a restart, the device still has the new profile
      Given <process> is waiting for the phone to fetch the result
      And the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host restarts the device
      Then the device has:
        | priorities | home 0 |

      Examples:
        | process                                           |
        | AP+SmartConfig provisioning in its second attempt |
        | auto-provisioning as an access point              |
        | external configuration                            |

  Rule: PROV-2.1-04 The device does not reveal the password

    @PROV-2.1-04 @PROV-7.3-04 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-04/1 The host never receives the password during <process>
      Given <process> is waiting for the phone to fetch the result
      And the phone fetches the result
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      Then the device has:
        | profiles | home |
      And no event and no return value contains the password

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

      Examples: with other options
        | process                    |
        | AP provisioning to role AP |

  Rule: PROV-2.1-05 The device tests a profile that it has received

    @PROV-2.1-05 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-05/1 During <process>, the device tests the profile when the phone requests it
      Given <process> has a profile to confirm
      And the network "home" is in range
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

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

    @PROV-2.1-05 @needs-phone @needs-network @needs-smartconfig
    Scenario: PROV-2.1-05/2 A profile by SmartConfig needs no request for its confirmation
      Given an idle device
      And the network "home" is in range
      And the host starts SmartConfig provisioning
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

    @PROV-2.1-05 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-2.1-05/3 During <process>, auto-provisioning tests a profile by SmartConfig without a request
      Given <process> is waiting for a profile
      And the network "home" is in range
      When the phone sends the profile "home" by SmartConfig
      Then the device reports the profile "home"
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

      Examples:
        | process                        |
        | auto-provisioning as a station |

      Examples: after earlier processes or attempts
        | process                                                                           |
        | auto-provisioning as a station after a stop                                       |
        | auto-provisioning as a station after a time-out and a reset                       |
        | auto-provisioning as a station after a reset and a time-out                       |
        | auto-provisioning as a station after a reset and a time-out in its second attempt |

  Rule: PROV-2.1-06 The device tests the new profile and no older one

    @PROV-2.1-06 @needs-phone @needs-network
    Scenario: PROV-2.1-06/1 An older network in range does not replace the missing new network
      Given a running device with:
        | profiles | work |
      And the network "work" is in range
      And the host starts AP provisioning
      And the phone joins the device AP
      And the phone adds the profile "home" over HTTP
      And the device reports the profile "home"
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND

    @PROV-2.1-06 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-06/2 During <process>, the device tests the second profile of a process
      Given <process> has failed to connect
      And the network "work" is in range
      And the phone joins the device AP
      And the phone adds the profile "work" over HTTP
      And the device reports the profile "work"
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT

      Examples:
        | process         |
        | AP provisioning |

      Examples: after earlier processes or attempts
        | process                                               |
        | AP provisioning after a success in its second attempt |
        | AP provisioning after a stop in its third attempt     |
        | AP provisioning after a time-out and a reset          |
        | AP provisioning after a reset and a time-out          |

      Examples: with other options
        | process                    |
        | AP provisioning to role AP |

  Rule: PROV-2.1-07 A connection needs a link and an IP address

    @PROV-2.1-07 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-07/1 During <process>, success follows the link and the IP address
      Given <process> is waiting for an IP address
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS

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

    @PROV-2.1-07 @needs-phone @needs-network
    Scenario: PROV-2.1-07/2 A device without an IP address does not report success
      Given AP provisioning is waiting for an IP address
      Then the device does not report SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS within the silence (3 s)

  Rule: PROV-2.1-11 Success ends the process

    @PROV-2.1-11 @PROV-4.3-02 @PROV-7.2-13 @PROV-8.1-03 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-11/1 The device ends <process> after the success
      Given <process> is waiting for the phone to fetch the result
      When the phone fetches the result
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_SUCCESS
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      And the device reports nothing else

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
        | auto-provisioning as an access point after a stop        |
        | external configuration                                   |

      @needs-smartconfig
      Examples: after earlier processes or attempts
        | process                                                        |
        | SmartConfig provisioning after a success in its second attempt |
        | SmartConfig provisioning after a reset and a time-out          |

      Examples: with many attempts or processes
        | process                                      |
        | AP provisioning in its sixth attempt         |
        | AP+SmartConfig provisioning after nine stops |

  Rule: PROV-2.1-12 A failed connection leads back to the configuration stage

    @PROV-2.1-12 @PROV-5-07 @PROV-5.2-01 @PROV-8.2-02 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-12/1 When <process> <moment> from role <initial role>, the phone can add another profile
      Given <process> <moment>, with the roles:
        | initial role | <initial role> |
      Then the device reports nothing else
      When the phone joins the device AP and adds the profile "work"
      Then the device reports the profile "work"

      # pairs: back, 10 of 27 combinations; every pair of values is among them
      Examples: first combinations
        | process                                    | initial role | moment                          |
        | AP provisioning                            | STA          | has failed to get an IP address |
        | AP provisioning                            | AP           | has failed to find the network  |
        | AP provisioning with external confirmation | STA          | has failed to find the network  |

      Examples: further combinations
        | process                                                | initial role | moment                          |
        | AP provisioning with external confirmation             | STA          | has failed to connect           |
        | AP+SmartConfig provisioning                            | STA          | has failed to find the network  |
        | AP+SmartConfig provisioning                            | AP           | has failed to connect           |
        | AP+SmartConfig provisioning with external confirmation | AP           | has failed to get an IP address |
        | auto-provisioning as an access point                   | AP           | has failed to find the network  |
        | auto-provisioning as an access point                   | AP           | has failed to connect           |
        | auto-provisioning as an access point                   | AP           | has failed to get an IP address |
      # end of pairs

      Examples: after earlier processes or attempts
        | process                                                                             | initial role | moment                          |
        | AP provisioning after a success in its second attempt                               | STA          | has failed to get an IP address |
        | AP provisioning with external confirmation after a stop in its third attempt        | STA          | has failed to find the network  |
        | AP+SmartConfig provisioning after a time-out and a reset                            | STA          | has failed to find the network  |
        | AP+SmartConfig provisioning with external confirmation after a reset and a time-out | AP           | has failed to get an IP address |

    @PROV-2.1-12 @PROV-2.1-15 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-12/2 During <process>, after the restart of external configuration, a failure leads back to the configuration stage
      Given <process> is waiting for its restart
      When the host restarts the device
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND
      And the device reports nothing else
      When the phone joins the device AP and adds the profile "work"
      Then the device reports the profile "work"

      Examples:
        | process                |
        | external configuration |

      Examples: after earlier processes or attempts
        | process                                             |
        | external configuration after a success              |
        | external configuration after a stop                 |
        | external configuration after a reset and a time-out |

      Examples: with other options
        | process                                                        |
        | external configuration from role AP to role AP after a success |

    @PROV-2.1-12 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-12/3 When <process> <moment>, the device AP returns
      Given <process> <moment>
      When the early moment (1 s) passes
      Then the phone sees the device AP

      Examples:
        | process         | moment                          |
        | AP provisioning | has failed to find the network  |
        | AP provisioning | has failed to connect           |
        | AP provisioning | has failed to get an IP address |

      Examples: after earlier processes or attempts
        | process                                      | moment                |
        | AP provisioning after a time-out and a reset | has failed to connect |

  Rule: PROV-2.1-13 Failed feedback leads back to the configuration stage

    @PROV-2.1-13 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-13/1 When <process> has failed to deliver the result, the phone can add another profile
      Given <process> has failed to deliver the result
      Then the device reports nothing else
      When the phone joins the device AP and adds the profile "work"
      Then the device reports the profile "work"

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

      Examples: with other options
        | process                    |
        | AP provisioning to role AP |

      Examples: with an incident
        | process                                                            |
        | AP provisioning with failed feedback                               |
        | AP+SmartConfig provisioning with a failure that the phone has read |
        | AP provisioning with a lost network                                |

    @PROV-2.1-13 @needs-phone @needs-network
    Scenario: PROV-2.1-13/2 When AP provisioning has failed to deliver the result, the device AP returns
      Given AP provisioning has failed to deliver the result
      When the early moment (1 s) passes
      Then the phone sees the device AP

  Rule: PROV-2.1-15 A process accepts another profile after a failure

    @PROV-2.1-15 @PROV-4.3-01 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-15/1 When <process> <moment> from role <initial role>, another profile connects
      Given <process> <moment>, with the roles:
        | initial role | <initial role> |
      And the network "work" is in range
      And the phone joins the device AP
      When the phone adds the profile "work" over HTTP
      Then the device reports the profile "work"
      When the phone requests confirmation
      Then the device reports SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED

      # pairs: once more, 12 of 32 combinations; every pair of values is among them
      Examples: first combinations
        | process         | initial role | moment                           |
        | AP provisioning | STA          | has failed to connect            |
        | AP provisioning | AP           | has failed to get an IP address  |
        | AP provisioning | AP           | has failed to deliver the result |

      Examples: further combinations
        | process                                                | initial role | moment                           |
        | AP provisioning with external confirmation             | AP           | has failed to find the network   |
        | AP+SmartConfig provisioning                            | STA          | has failed to find the network   |
        | AP+SmartConfig provisioning                            | STA          | has failed to deliver the result |
        | AP+SmartConfig provisioning with external confirmation | STA          | has failed to get an IP address  |
        | AP+SmartConfig provisioning with external confirmation | AP           | has failed to connect            |
        | auto-provisioning as an access point                   | AP           | has failed to find the network   |
        | auto-provisioning as an access point                   | AP           | has failed to connect            |
        | auto-provisioning as an access point                   | AP           | has failed to get an IP address  |
        | auto-provisioning as an access point                   | AP           | has failed to deliver the result |
      # end of pairs

      Examples: after earlier processes or attempts
        | process                                                                             | initial role | moment                          |
        | AP provisioning after a success in its second attempt                               | STA          | has failed to connect           |
        | AP+SmartConfig provisioning with external confirmation after a time-out and a reset | STA          | has failed to get an IP address |
        | auto-provisioning as an access point after a reset and a time-out                   | AP           | has failed to connect           |
        | AP provisioning in its third attempt                                                | STA          | has failed to find the network  |
        | AP+SmartConfig provisioning with external confirmation after a reset and a time-out | STA          | has failed to get an IP address |

  Rule: PROV-2.1-16 The phone can give the device a name

    @PROV-2.1-16 @needs-phone
    Scenario: PROV-2.1-16/1 The device returns a name that the phone has set
      Given AP provisioning is waiting for a profile
      And the phone joins the device AP
      When the phone posts to "/api/1/netapp/set_urn":
        | device name | kitchen |
      Then the suite records the device name that the phone reads

    @PROV-2.1-16 @needs-phone
    Scenario: PROV-2.1-16/2 The suite records whether the name survives a restart
      Given AP provisioning is waiting for a profile
      And the phone joins the device AP
      And the phone posts to "/api/1/netapp/set_urn":
        | device name | kitchen |
      And the host restarts the device
      And the host starts AP provisioning
      When the phone joins the device AP
      Then the suite records the device name that the phone reads

    @PROV-2.1-16 @needs-phone
    Scenario Outline: PROV-2.1-16/3 The suite records what the device does with the name <name>
      Given AP provisioning is waiting for a profile
      And the phone joins the device AP
      When the phone posts to "/api/1/netapp/set_urn":
        | device name | <name> |
      Then the suite records the device name that the phone reads

      Examples: names of the maximum length, and unusual names
        | name                              |
        | abcdefghijklmnopqrstuvwxyz012345  |
        | abcdefghijklmnopqrstuvwxyz0123456 |
        | Küche, "unten" <2>                |

    @PROV-2.1-16 @needs-phone
    Scenario: PROV-2.1-16/4 The suite records what the device does with an empty name
      Given AP provisioning is waiting for a profile
      And the phone joins the device AP
      When the phone posts to "/api/1/netapp/set_urn":
        | device name |  |
      Then the suite records the device name that the phone reads

  Rule: PROV-2.1-17 The documents do not state whether a failed profile stays stored

    @PROV-2.1-17 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-17/1 When AP provisioning <moment>, the suite records the first stored profile
      Given AP provisioning <moment>
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host calls sl_WlanProfileGet with:
        | Index | 0 |
      Then the suite records the answer to the call

      Examples:
        | moment                           |
        | has failed to find the network   |
        | has failed to connect            |
        | has failed to get an IP address  |
        | has failed to deliver the result |

    @PROV-2.1-17 @needs-phone @needs-network
    Scenario: PROV-2.1-17/2 The suite records whether a repeated name takes a second place
      Given AP provisioning has failed to connect
      And the phone joins the device AP
      And the phone adds the profile "home" over HTTP
      And the device reports the profile "home"
      And the host stops provisioning
      And the device reports SL_WLAN_PROVISIONING_STOPPED
      When the host calls sl_WlanProfileGet with:
        | Index | 1 |
      Then the suite records the answer to the call

    @PROV-2.1-17 @needs-phone @needs-network
    Scenario: PROV-2.1-17/3 The suite records whether a failed profile occupies the last free place
      Given a running device with:
        | profiles | one, two, three, four, five, six |
      And the host starts AP provisioning
      And the phone joins the device AP and adds the profile "home"
      And the device reports the profile "home"
      And the phone requests confirmation
      And the device reports SL_WLAN_PROVISIONING_CONFIRMATION_STATUS_FAIL_NETWORK_NOT_FOUND
      And the phone joins the device AP
      When the phone tries to add the profile "work" over HTTP
      Then the suite records what the host receives within the silence (3 s)
